// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.acn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The month as it lies on disk: ACN-Data sample of Caltech, March 2019 (BSD-3-Clause), with published figures.
 *
 * @param start instant of step 0
 * @param step length of a step
 * @param visits all sessions
 * @param network the site's stations and constraints
 * @param anchors per cent of the energy delivered, by policy name and transformer size in kW
 */
record AcnMonth(
        Instant start, Duration step, List<Visit> visits, JsonNode network, Map<String, Map<Integer, Double>> anchors) {

    /** Name of the offline optimum among the anchors. */
    static final String OPTIMUM = "optimum";

    static final double VOLTS = 208;
    static final double MOST_KW_PER_CAR = 6.6;
    static final double MOST_AMPS = 32;

    /** Reads the directory {@code shared/data/acn}; empty if it is not there. */
    static Optional<AcnMonth> read(Path directory) throws IOException {
        Path sessions = directory.resolve("caltech_march2019_sessions.json");
        if (!Files.isRegularFile(sessions)) {
            return Optional.empty();
        }
        ObjectMapper json = new ObjectMapper();
        JsonNode month = json.readTree(sessions.toFile());
        List<Visit> visits = new ArrayList<>();
        for (JsonNode session : month.path("sessions")) {
            visits.add(new Visit(
                    session.path("station").asText(),
                    session.path("arrival").asInt(),
                    session.path("departure").asInt(),
                    session.path("kwh").asDouble()));
        }
        return Optional.of(new AcnMonth(
                OffsetDateTime.parse(month.path("start").asText()).toInstant(),
                Duration.ofMinutes(month.path("periodMinutes").asInt()),
                List.copyOf(visits),
                json.readTree(directory.resolve("caltech_network.json").toFile()),
                anchors(json.readTree(directory.resolve("anchors.json").toFile()))));
    }

    private static Map<String, Map<Integer, Double>> anchors(JsonNode file) {
        Map<String, Map<Integer, Double>> anchors = new HashMap<>();
        for (JsonNode result : file.path("results")) {
            if (result.path("net").asText().equals("three")
                    && result.path("evse").asText().equals("continuous")) {
                anchors.computeIfAbsent(result.path("alg").asText(), name -> new HashMap<>())
                        .put(
                                result.path("cap_kw").asInt(),
                                result.path("pct_energy").asDouble());
            }
        }
        for (JsonNode optimum : file.path("offline_optimum")) {
            anchors.computeIfAbsent(OPTIMUM, name -> new HashMap<>())
                    .put(optimum.path("cap_kw").asInt(), optimum.path("lower").asDouble());
        }
        return anchors;
    }

    int steps() {
        return visits.stream().mapToInt(Visit::departure).max().orElse(0);
    }

    double requestedKwh() {
        return visits.stream().mapToDouble(Visit::kwh).sum();
    }

    Instant at(int step) {
        return start.plus(this.step.multipliedBy(step));
    }

    double hoursPerStep() {
        return this.step.toMinutes() / 60.0;
    }
}
