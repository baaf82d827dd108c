// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.capture;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.ids.event.SiteContext;
import io.ferrule.ids.event.SiteContext.Allowed;
import io.ferrule.ids.event.SiteContext.Connector;
import io.ferrule.ids.event.SiteContext.Limits;
import io.ferrule.ids.event.SiteContext.Maintenance;
import io.ferrule.ids.event.SiteContext.Site;
import io.ferrule.ids.event.SiteContext.StationRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the context of a capture. Members that are absent or of another type are as if nothing was told. */
final class ContextReader {

    private ContextReader() {}

    static SiteContext read(JsonNode context) {
        Map<String, Site> sites = new HashMap<>();
        context.path("sites").forEach(site -> sites.put(text(site, "id"), site(site)));
        Map<String, StationRecord> stations = new HashMap<>();
        context.path("stations").forEach(station -> stations.put(text(station, "id"), station(station)));
        Allowed allowed = new Allowed(
                lower(context.path("firmware-hosts")),
                lower(context.path("log-hosts")),
                texts(context.path("csms-peers")),
                texts(context.path("vendor-ids")),
                texts(context.path("central-tags")),
                roots(context.path("trusted-roots")));
        return new SiteContext(sites, stations, allowed, maintenance(context.path("maintenance")));
    }

    private static Site site(JsonNode site) {
        JsonNode fuse = site.path("fuse-a");
        return new Site(
                text(site, "id"),
                zone(text(site, "timezone")),
                fuse.isNumber() ? OptionalDouble.of(fuse.doubleValue()) : OptionalDouble.empty());
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static StationRecord station(JsonNode station) {
        List<Connector> connectors = new ArrayList<>();
        station.path("connectors").forEach(connector -> {
            JsonNode watts = connector.path("rated-w");
            connectors.add(new Connector(
                    connector.path("id").asInt(1),
                    watts.isNumber() ? OptionalDouble.of(watts.doubleValue()) : OptionalDouble.empty(),
                    connector.path("phases").asInt(3)));
        });
        JsonNode limits = station.path("limits");
        return new StationRecord(
                text(station, "site"),
                text(station, "vendor"),
                text(station, "model"),
                text(station, "serial"),
                connectors,
                new Limits(
                        positive(limits, "local-list-max"),
                        positive(limits, "schedule-max-periods"),
                        positive(limits, "frame-bytes")));
    }

    private static OptionalInt positive(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.canConvertToInt() && value.intValue() > 0 ? OptionalInt.of(value.intValue()) : OptionalInt.empty();
    }

    private static List<Maintenance> maintenance(JsonNode windows) {
        List<Maintenance> read = new ArrayList<>();
        for (JsonNode window : windows) {
            Optional<Instant> from = instant(text(window, "from"));
            Optional<Instant> to = instant(text(window, "to"));
            if (from.isPresent() && to.isPresent()) {
                read.add(new Maintenance(from.get(), to.get(), text(window, "what")));
            }
        }
        return read;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(element -> texts.add(element.asText()));
        texts.remove("");
        return texts;
    }

    private static Set<String> lower(JsonNode list) {
        Set<String> lower = new HashSet<>();
        texts(list).forEach(text -> lower.add(text.toLowerCase(Locale.ROOT)));
        return lower;
    }

    /** Fingerprints in any of the usual spellings: with colons, in capitals, after the name of the hash. */
    private static Set<String> roots(JsonNode list) {
        Set<String> roots = new HashSet<>();
        lower(list)
                .forEach(text ->
                        roots.add(text.replaceFirst("^sha-?256[:/-]?", "").replace(":", "")));
        return roots;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }
}
