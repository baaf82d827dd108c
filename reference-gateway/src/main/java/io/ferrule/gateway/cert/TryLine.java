// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.certs.CertificateFacts;
import io.ferrule.gateway.admin.CertificateJson;
import io.ferrule.gateway.cert.DryRun.Outcome;
import io.ferrule.gateway.command.Task;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of a dry run, for programs and for people. */
final class TryLine {

    private TryLine() {}

    static void write(JsonGenerator json, String station, DryRun run, Outcome outcome) throws IOException {
        json.writeStartObject();
        json.writeStringField("station", station);
        json.writeStringField("url", run.target().url().toString());
        json.writeBooleanField("ok", outcome.fine());
        if (!outcome.tls().isEmpty()) {
            json.writeStringField("tls", outcome.tls());
            json.writeStringField("suite", outcome.suite());
        }
        if (outcome.group().isPresent()) {
            json.writeStringField("group", outcome.group().get());
        }
        json.writeBooleanField("certificateSent", outcome.sent());
        if (run.target().identity().isPresent()) {
            json.writeFieldName("certificate");
            CertificateJson.certificate(json, run.target().identity().get().certificate());
        }
        json.writeArrayFieldStart("server");
        for (X509Certificate certificate : outcome.server()) {
            CertificateJson.certificate(json, certificate);
        }
        json.writeEndArray();
        json.writeBooleanField("serverTrusted", outcome.doubt().isEmpty());
        if (outcome.doubt().isPresent()) {
            json.writeStringField("doubt", outcome.doubt().get());
        }
        if (outcome.refusal().isPresent()) {
            json.writeStringField("refusal", outcome.refusal().get());
        }
        if (outcome.status().isPresent()) {
            json.writeNumberField("status", outcome.status().getAsInt());
        }
        json.writeEndObject();
    }

    static List<Map<String, String>> rows(DryRun run, Outcome outcome) {
        List<Map<String, String>> rows = new ArrayList<>();
        add(rows, "csms", run.target().url().toString());
        add(rows, "tls", outcome.tls().isEmpty() ? "no handshake" : outcome.tls() + " " + outcome.suite());
        outcome.group().ifPresent(group -> add(rows, "key exchange", group));
        add(rows, "we showed", shown(run.target()));
        add(rows, "the csms", outcome.sent() ? "asked for it" : "did not take it, or did not ask");
        for (X509Certificate certificate : outcome.server()) {
            add(rows, "it showed", facts(certificate));
        }
        add(
                rows,
                "our roots",
                outcome.doubt()
                        .map(why -> "do not accept it: " + Task.shown(why))
                        .orElse("accept it"));
        add(rows, "its verdict", outcome.refusal().map(Task::shown).orElse("no refusal"));
        if (outcome.status().isPresent()) {
            add(rows, "upgrade", Integer.toString(outcome.status().getAsInt()));
        }
        return rows;
    }

    private static String shown(UpstreamTarget target) {
        return target.identity()
                .map(own -> facts(own.certificate()))
                .or(() -> target.credentials().map(credentials -> "a password, in the upgrade"))
                .orElse("nothing");
    }

    private static void add(List<Map<String, String>> rows, String what, String how) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("how", how);
        rows.add(row);
    }

    private static String facts(X509Certificate certificate) {
        CertificateFacts facts = CertificateFacts.of(certificate);
        return Task.shown(facts.subject()) + ", " + facts.key() + ", until " + facts.notAfter();
    }
}
