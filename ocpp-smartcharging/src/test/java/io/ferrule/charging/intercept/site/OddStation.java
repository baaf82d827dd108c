// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The station of a site of one, which answers in its own way and remembers what it was told. */
final class OddStation {

    static final String ACCEPTED = "{\"status\":\"Accepted\"}";
    static final String REJECTED = "{\"status\":\"Rejected\"}";

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(31);
    private static final String LIMIT = "/csChargingProfiles/chargingSchedule/chargingSchedulePeriod/0/limit";

    /** Limits that have reached it, and those of them that it has answered. */
    final List<Payload> reached = new ArrayList<>();

    final List<Payload> told = new ArrayList<>();
    final Map<Integer, Payload> installed = new HashMap<>();
    private final OneStation site;
    private final Function<Payload, String> limits;
    private final Deque<String> waiting = new ArrayDeque<>();
    private String keys = OneStation.keys();
    private String firmware = "1.0";

    /** @param limits what it answers to a SetChargingProfile; a word without braces is the code of a CALLERROR */
    OddStation(OneStation site, Function<Payload, String> limits) {
        this.site = site;
        this.limits = limits;
    }

    OddStation keys(String others) {
        keys = others;
        return this;
    }

    OddStation firmware(String other) {
        firmware = other;
        return this;
    }

    /** It is switched on and accepted; answers at most so many calls. */
    OddStation boots(int answers) {
        boolean leavesUnanswered = !waiting.isEmpty();
        waiting.clear();
        Outcome accepted = site.station(
                "BootNotification",
                "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\",\"firmwareVersion\":\"" + firmware + "\"}",
                "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":300}");
        waits(accepted);
        return hears(leavesUnanswered ? site.harness.advance(CALL_TIMEOUT) : site.harness.outcome(), answers);
    }

    OddStation boots() {
        return boots(Integer.MAX_VALUE);
    }

    OddStation says(String connectorState) {
        return hears(
                site.station(
                        "StatusNotification",
                        "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"" + connectorState + "\"}",
                        "{}"),
                0);
    }

    OddStation waits(int seconds) {
        for (int i = 0; i < seconds; i++) {
            hears(site.seconds(1), Integer.MAX_VALUE);
        }
        return this;
    }

    /** Answers what it was asked, and what comes of that. */
    OddStation hears(Outcome outcome, int answers) {
        waits(outcome);
        for (int i = 0; i < answers && !waiting.isEmpty(); i++) {
            waits(answered(waiting.remove()));
        }
        return this;
    }

    private void waits(Outcome outcome) {
        outcome.toStation().stream().filter(frame -> frame.startsWith("[2,")).forEach(frame -> {
            waiting.add(frame);
            if (frame.contains("\"SetChargingProfile\"")) {
                reached.add(Payload.of(frame).part("/3").orElseThrow());
            }
        });
    }

    private Outcome answered(String frame) {
        Payload call = Payload.of(frame);
        Payload request = call.part("/3").orElseThrow();
        String answer =
                switch (call.string("/2").orElseThrow()) {
                    case "GetConfiguration" -> keys;
                    case "SetChargingProfile" -> set(request);
                    case "ClearChargingProfile" -> clear(request);
                    case "GetCompositeSchedule" -> REJECTED;
                    default -> ACCEPTED;
                };
        return answer.startsWith("{")
                ? site.answer(frame, answer)
                : site.harness.fromStation(
                        "[4,\"" + call.string("/1").orElseThrow() + "\",\"" + answer + "\",\"\",{}]");
    }

    private String set(Payload request) {
        told.add(request);
        String answer = limits.apply(request);
        if (answer.equals(ACCEPTED)) {
            installed.put(whole(request, "/csChargingProfiles/chargingProfileId"), request);
        }
        return answer;
    }

    private String clear(Payload request) {
        if (!request.has("/id")) {
            installed.clear();
            return ACCEPTED;
        }
        return installed.remove(whole(request, "/id")) == null ? "{\"status\":\"Unknown\"}" : ACCEPTED;
    }

    static int whole(Payload request, String pointer) {
        return request.number(pointer).map(BigDecimal::intValue).orElseThrow();
    }

    static int level(Payload request) {
        return whole(request, "/csChargingProfiles/stackLevel");
    }

    static String purpose(Payload request) {
        return request.string("/csChargingProfiles/chargingProfilePurpose").orElseThrow();
    }

    /** The first limit, in amperes on one phase. */
    static double amps(Payload request) {
        double limit = request.number(LIMIT).map(BigDecimal::doubleValue).orElseThrow();
        boolean watts = request.string("/csChargingProfiles/chargingSchedule/chargingRateUnit")
                .filter("W"::equals)
                .isPresent();
        return watts ? limit / 230 : limit;
    }

    /** What it was told last. */
    Payload last() {
        return told.get(told.size() - 1);
    }
}
