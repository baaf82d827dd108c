// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.charging.recipe.Property;
import io.ferrule.charging.recipe.Recipe;
import io.ferrule.charging.site.Phase;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** {@code /api/site}: how it stands with the power of the site, in amperes per phase. */
public final class SitePage implements Page {

    private static final int NOT_FOUND = 404;

    private final Supplier<Optional<SiteReport>> report;

    /**
     * Shows a site.
     *
     * @param report how it stood after the last decision; empty without a site
     */
    public SitePage(Supplier<Optional<SiteReport>> report) {
        this.report = report;
    }

    @Override
    public Answer answer() {
        return report.get()
                .map(now -> Answer.json(JsonText.of(json -> write(json, now))))
                .orElseGet(() -> Answer.line(
                        NOT_FOUND, "This gateway drives no site; the configuration has no block charging."));
    }

    private static void write(JsonGenerator json, SiteReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", report.at().toString());
        json.writeArrayFieldStart("fuses");
        for (SiteReport.OfFuse fuse : report.fuses()) {
            json.writeStartObject();
            json.writeStringField("id", fuse.id());
            write(json, "limit", fuse.limit());
            write(json, "otherLoad", fuse.otherLoad());
            write(json, "worst", fuse.worst());
            json.writeBooleanField("externalBinds", fuse.externalBinds());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("stations");
        for (SiteReport.OfStation station : report.stations()) {
            write(json, station);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SiteReport.OfStation station) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", station.id());
        json.writeNumberField("granted", station.grantedAmps());
        json.writeNumberField("worst", station.worstAmps());
        write(json, "inForce", station.inForceAmps());
        write(json, "target", station.targetAmps());
        json.writeBooleanField("reachable", station.reachable());
        json.writeBooleanField("disobedient", station.disobedient());
        write(json, "energyWh", station.energyWh());
        if (station.binding().isPresent()) {
            json.writeStringField("binding", station.binding().get());
        }
        if (station.probe().isPresent()) {
            write(json, station.probe().get());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SiteReport.OfProbe probe) throws IOException {
        json.writeObjectFieldStart("probe");
        json.writeStringField(
                "state", probe.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (probe.learned().isPresent()) {
            write(json, probe.learned().get());
        }
        json.writeArrayFieldStart("open");
        for (String sentence : probe.open()) {
            json.writeString(sentence);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** As an entry of a file of recipes: YAML takes JSON. */
    private static void write(JsonGenerator json, Recipe recipe) throws IOException {
        json.writeObjectFieldStart("recipe");
        json.writeStringField("name", recipe.name());
        json.writeStringField("vendor", recipe.match().vendor().text());
        json.writeStringField("model", recipe.match().model().text());
        json.writeStringField("firmware", recipe.match().firmware().text());
        for (Map.Entry<Property, List<String>> said : recipe.says().entrySet()) {
            json.writeFieldName(said.getKey().word());
            write(json, said.getValue());
        }
        json.writeStringField("note", recipe.note());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<String> words) throws IOException {
        if (words.size() == 1) {
            json.writeString(words.get(0));
            return;
        }
        json.writeStartArray();
        for (String word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, OptionalDouble value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsDouble());
        }
    }

    private static void write(JsonGenerator json, String name, Map<Phase, Double> amps) throws IOException {
        json.writeObjectFieldStart(name);
        for (Phase phase : Phase.values()) {
            if (amps.containsKey(phase)) {
                json.writeNumberField(phase.name(), amps.getOrDefault(phase, 0.0));
            }
        }
        json.writeEndObject();
    }
}
