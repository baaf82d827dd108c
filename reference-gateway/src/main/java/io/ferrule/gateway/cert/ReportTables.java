// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.report.Breakage;
import io.ferrule.certs.report.CertificateReport;
import io.ferrule.certs.rollout.RolloutState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A report as tables for people. */
final class ReportTables {

    private ReportTables() {}

    static Optional<List<Map<String, String>>> keys(CertificateReport report) {
        return rows(report.keys(), key -> {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("station", CertTask.shown(key.station()));
            row.put("generation", Integer.toString(key.generation()));
            row.put("stage", Words.of(key.stage()));
            row.put("since", key.since().toString());
            row.put("key", key.key());
            return row;
        });
    }

    static Optional<List<Map<String, String>>> certificates(CertificateReport report) {
        return rows(report.certificates(), entry -> {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("station", CertTask.shown(entry.station()));
            row.put("place", CertTask.shown(entry.place()));
            row.put("subject", CertTask.shown(entry.facts().subject()));
            row.put("key", entry.facts().key());
            row.put("signature", entry.signature());
            row.put("not-before", entry.facts().notBefore().toString());
            row.put("not-after", entry.facts().notAfter().toString());
            row.put("pem-chars", Integer.toString(entry.pemChars()));
            return row;
        });
    }

    static Optional<List<Map<String, String>>> breakages(List<Breakage> breakages) {
        return rows(breakages, breakage -> {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("when", breakage.when().toString());
            row.put("station", CertTask.shown(breakage.station()));
            row.put("what", breakage.what().replaceAll("[\\p{Cntrl}\\p{Cf}]", "?"));
            return row;
        });
    }

    static Optional<List<Map<String, String>>> rollouts(List<RolloutState> rollouts) {
        return rows(rollouts, state -> {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("rollout", state.what().name());
            row.put("certificates", CertTask.shown(state.what().label()));
            row.put("active", Integer.toString(state.active()));
            row.put("tried", Integer.toString(state.tried()));
            row.put("waiting", Integer.toString(state.waiting()));
            row.put(
                    "stopped",
                    state.stop()
                            .map(stop -> stop.at() + " at " + CertTask.shown(stop.station()))
                            .orElse("-"));
            return row;
        });
    }

    private static <T> Optional<List<Map<String, String>>> rows(List<T> things, Function<T, Map<String, String>> row) {
        return things.isEmpty()
                ? Optional.empty()
                : Optional.of(things.stream().map(row).toList());
    }
}
