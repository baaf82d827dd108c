// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.certs.report.Breakage;
import io.ferrule.certs.report.CertificateEntry;
import io.ferrule.certs.report.CertificateReport;
import io.ferrule.certs.report.KeyEntry;
import io.ferrule.certs.rollout.RolloutState;
import io.ferrule.certs.rollout.Stop;
import io.ferrule.gateway.command.Trouble;
import io.ferrule.proxy.upstream.TlsSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report as one line for programs, and the links that a running gateway tells of. */
final class ReportLine {

    private ReportLine() {}

    /** What is to come. */
    record Outlook(List<Breakage> breakages, List<RolloutState> rollouts) {}

    static void write(JsonGenerator json, CertificateReport report, Outlook outlook, Optional<JsonNode> links)
            throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("keys");
        for (KeyEntry key : report.keys()) {
            write(json, key);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("certificates");
        for (CertificateEntry entry : report.certificates()) {
            write(json, entry);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("breakages");
        for (Breakage breakage : outlook.breakages()) {
            json.writeStartObject();
            json.writeStringField("when", breakage.when().toString());
            json.writeStringField("station", breakage.station());
            json.writeStringField("what", breakage.what());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rollouts");
        for (RolloutState state : outlook.rollouts()) {
            write(json, state);
        }
        json.writeEndArray();
        if (links.isPresent()) {
            writeLinks(json, links(links.get()));
        }
        json.writeEndObject();
    }

    private static void writeLinks(JsonGenerator json, List<Map<String, String>> links) throws IOException {
        json.writeArrayFieldStart("links");
        for (Map<String, String> link : links) {
            json.writeStartObject();
            for (Map.Entry<String, String> cell : link.entrySet()) {
                json.writeStringField(cell.getKey(), cell.getValue());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, RolloutState state) throws IOException {
        json.writeStartObject();
        json.writeStringField("rollout", state.what().name());
        json.writeStringField("certificates", state.what().label());
        json.writeNumberField("active", state.active());
        json.writeNumberField("tried", state.tried());
        json.writeNumberField("waiting", state.waiting());
        if (state.stop().isPresent()) {
            Stop stop = state.stop().get();
            json.writeObjectFieldStart("stopped");
            json.writeStringField("at", stop.at().toString());
            json.writeStringField("station", stop.station());
            json.writeStringField("why", stop.why());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, KeyEntry key) throws IOException {
        json.writeStartObject();
        json.writeStringField("station", key.station());
        json.writeNumberField("generation", key.generation());
        json.writeStringField("stage", Words.of(key.stage()));
        json.writeStringField("since", key.since().toString());
        json.writeStringField("key", key.key());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, CertificateEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("station", entry.station());
        json.writeStringField("place", entry.place());
        json.writeStringField("subject", entry.facts().subject());
        json.writeStringField("issuer", entry.facts().issuer());
        json.writeStringField("serial", entry.facts().serial());
        json.writeStringField("notBefore", entry.facts().notBefore().toString());
        json.writeStringField("notAfter", entry.facts().notAfter().toString());
        json.writeStringField("key", entry.facts().key());
        json.writeStringField("signature", entry.signature());
        json.writeStringField("fingerprint", entry.fingerprint());
        json.writeNumberField("pemChars", entry.pemChars());
        json.writeEndObject();
    }

    static JsonNode read(String stations) throws Trouble {
        try {
            return new ObjectMapper().readTree(stations);
        } catch (JsonProcessingException e) {
            throw new Trouble(Trouble.NOT_FINE, "what answers at --url is no gateway of this version");
        }
    }

    /** What each link has negotiated; a station that is not connected has no link. */
    static List<Map<String, String>> links(JsonNode stations) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (JsonNode station : stations) {
            JsonNode north = station.path("northbound");
            if (north.path("state").asText().equals("open")) {
                Map<String, String> row = new LinkedHashMap<>();
                row.put("station", CertTask.shown(station.path("id").asText()));
                row.put("profile", north.path("profile").asText("-"));
                row.put("tls", CertTask.shown(north.path("tls").asText("-")));
                row.put("suite", CertTask.shown(north.path("suite").asText("-")));
                row.put("forwardSecrecy", forwardSecrecy(north));
                row.put("group", CertTask.shown(north.path("group").asText("-")));
                row.put(
                        "subject",
                        CertTask.shown(
                                station.path("certificate").path("subject").asText("-")));
                rows.add(row);
            }
        }
        return rows;
    }

    private static String forwardSecrecy(JsonNode north) {
        JsonNode suite = north.path("suite");
        return suite.isMissingNode() ? "-" : TlsSupport.forwardSecrecy(suite.asText()) ? "yes" : "no";
    }
}
