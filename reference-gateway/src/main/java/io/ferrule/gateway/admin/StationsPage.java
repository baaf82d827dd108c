// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.StationStatus;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /api/stations}: the stations that were seen, then those of the list that were not. */
public final class StationsPage implements Page {

    private static final JsonFactory JSON = new JsonFactory();

    private final Supplier<List<StationStatus>> seen;
    private final Supplier<List<StationSettings>> listed;

    /**
     * Shows stations.
     *
     * @param seen stations that were seen
     * @param listed stations of the configuration
     */
    public StationsPage(Supplier<List<StationStatus>> seen, Supplier<List<StationSettings>> listed) {
        this.seen = seen;
        this.listed = listed;
    }

    @Override
    public Answer answer() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            List<StationStatus> stations = seen.get();
            Set<StationId> known = stations.stream().map(StationStatus::station).collect(Collectors.toSet());
            json.writeStartArray();
            for (StationStatus station : stations) {
                write(json, station);
            }
            for (StationSettings station : listed.get()) {
                if (!known.contains(station.id())) {
                    writeUnseen(json, station.id());
                }
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Answer.json(text.toString());
    }

    private static void write(JsonGenerator json, StationStatus station) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", station.station().value());
        json.writeBooleanField("connected", station.connected());
        write(json, "ocpp", station.version().map(OcppVersion::number).orElse(""));
        if (station.southbound().isPresent()) {
            json.writeObjectFieldStart("southbound");
            json.writeStringField("address", station.southbound().get().address());
            json.writeStringField("since", station.southbound().get().since().toString());
            json.writeEndObject();
        }
        write(json, station.northbound());
        if (station.certificate().isPresent()) {
            json.writeObjectFieldStart("certificate");
            json.writeStringField("subject", station.certificate().get().subject());
            json.writeStringField("serial", station.certificate().get().serial());
            json.writeStringField(
                    "notAfter", station.certificate().get().notAfter().toString());
            json.writeEndObject();
        }
        counts(json, station.pending(), station.findings());
    }

    private static void write(JsonGenerator json, StationStatus.Northbound northbound) throws IOException {
        json.writeObjectFieldStart("northbound");
        json.writeStringField("state", northbound.state().name().toLowerCase(Locale.ROOT));
        if (northbound.profile().isPresent()) {
            json.writeNumberField(
                    "profile", northbound.profile().map(SecurityProfile::number).orElseThrow());
        }
        write(json, "tls", northbound.tls().orElse(""));
        write(json, "suite", northbound.suite().orElse(""));
        write(json, "since", northbound.since().map(Object::toString).orElse(""));
        json.writeEndObject();
    }

    private static void writeUnseen(JsonGenerator json, StationId station) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", station.value());
        json.writeBooleanField("connected", false);
        json.writeObjectFieldStart("northbound");
        json.writeStringField("state", "away");
        json.writeEndObject();
        counts(json, 0, 0);
    }

    /** Nothing is kept for a CSMS that is away, so nothing of it can be dead. */
    private static void counts(JsonGenerator json, int pending, long findings) throws IOException {
        json.writeNumberField("pending", pending);
        json.writeNumberField("dead", 0);
        json.writeNumberField("findings", findings);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }
}
