// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.ChargingMemory;
import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.intercept.station.StationSpec;
import io.ferrule.charging.recipe.ClaimedCapabilities;
import io.ferrule.charging.recipe.Known;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.SiteStation.Rating;
import io.ferrule.charging.site.Wiring;
import io.ferrule.charging.site.books.BookRules;
import io.ferrule.charging.site.books.DriveRules;
import io.ferrule.charging.site.books.StationTraits;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.MutableClock;
import io.ferrule.proxy.testing.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** A site on which the station CP001 of the harness hangs, with another one beside it that never comes. */
final class OneStation implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final MutableClock clock = new MutableClock(START);
    final List<String> noted = new ArrayList<>();
    final SiteControl control;
    final InterceptorHarness harness;
    private final OcppVersion version;
    private final List<Payload> meanwhile = new ArrayList<>();
    private int number;

    /** What the site is, as far as a test cares. */
    static final class Wish {
        private double fuse = 32;
        private int connectors = 1;
        private double reserve;
        private ChargingMemory memory = ChargingMemory.inMemory();
        private SiteGuidance guidance = SiteGuidance.none();
        private Optional<String> node = Optional.of("main");
        private boolean probe;
        private UnaryOperator<Known> correction = UnaryOperator.identity();
        private SharingPolicy policy = SharingPolicy.MAX_MIN;
        private Habit habit = Habit.UNKNOWN;

        Wish plan(Habit usual) {
            policy = SharingPolicy.PLAN;
            habit = usual;
            return this;
        }

        Wish fuse(double amps) {
            fuse = amps;
            return this;
        }

        Wish connectors(int count) {
            connectors = count;
            return this;
        }

        Wish reserve(double amps) {
            reserve = amps;
            return this;
        }

        Wish memory(ChargingMemory kept) {
            memory = kept;
            return this;
        }

        Wish guidance(SiteGuidance outside) {
            guidance = outside;
            return this;
        }

        Wish alone() {
            node = Optional.empty();
            return this;
        }

        Wish probed() {
            probe = true;
            return this;
        }

        Wish keepingLimits() {
            correction = known -> new Known(known.capabilities(), StationTraits.KEEPING, known.notes());
            return this;
        }

        SitePlan plan() {
            return OneStation.plan(this);
        }

        OneStation speaking(OcppVersion version) {
            return new OneStation(this, version);
        }
    }

    static Wish wish() {
        return new Wish();
    }

    private OneStation(Wish wish, OcppVersion version) {
        this.version = version;
        this.control = SiteControl.over(
                plan(wish),
                new Means(
                        Runnable::run,
                        clock,
                        wish.memory,
                        ClaimedCapabilities.usual(),
                        wish.guidance,
                        (kind, station, sentence) -> noted.add(kind + " " + station + " " + sentence)));
        this.harness = InterceptorHarness.of(version, control.watchers(), control.keepers());
    }

    private static SitePlan plan(Wish wish) {
        Map<Phase, Double> limit = Map.of(Phase.L1, wish.fuse, Phase.L2, wish.fuse, Phase.L3, wish.fuse);
        StationSpec spec = new StationSpec(
                new StationId("CP001"), wish.connectors, Wiring.STRAIGHT, new Rating(6, 32, 230), OptionalInt.empty());
        return new SitePlan(
                List.of(Fuse.of("main", Optional.empty(), limit)),
                List.of(new Member(spec, wish.node, 0, wish.reserve, wish.probe, wish.correction, wish.habit)),
                Map.of(),
                List.of(),
                new SitePlan.Rules(wish.policy, BookRules.usual(), DriveRules.usual(), ZoneOffset.UTC));
    }

    /** Time passes for everybody, a second at a time. */
    Outcome seconds(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            harness.clock().set(clock.instant());
            control.tick();
        }
        return harness.outcome();
    }

    /** The station calls, and the CSMS answers. */
    Outcome station(String action, String payload, String answer) {
        String id = "s" + ++number;
        Outcome called = harness.fromStation("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
        Outcome answered = harness.fromCsms("[3,\"" + id + "\"," + answer + "]");
        return new Outcome(
                both(called.toStation(), answered.toStation()),
                both(called.toCsms(), answered.toCsms()),
                answered.events());
    }

    private static List<String> both(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    /** Limits that the station was told while its CSMS asked for something; it said yes to them. */
    List<Payload> takeMeanwhile() {
        List<Payload> taken = List.copyOf(meanwhile);
        meanwhile.clear();
        return taken;
    }

    /** The CSMS asks, and is answered at once. */
    Payload csms(String action, String payload) {
        String id = "c" + ++number;
        Outcome outcome = harness.fromCsms("[2,\"" + id + "\",\"" + action + "\"," + payload + "]");
        meanwhile.addAll(obeys(outcome, keys()));
        return outcome.toCsms().stream()
                .filter(frame -> frame.startsWith("[3,\"" + id + "\""))
                .map(frame -> Payload.of(frame).part("/2").orElseThrow())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer in " + outcome.toCsms()));
    }

    /** The station answers the call in a frame. */
    Outcome answer(String call, String payload) {
        String id = Payload.of(call).string("/1").orElseThrow();
        return harness.fromStation("[3,\"" + id + "\"," + payload + "]");
    }

    /** It boots and is accepted, and answers everything that it is asked until it is quiet. Gives the limits that it was told. */
    List<Payload> boots(String keys) {
        String boot = version == OcppVersion.V1_6
                ? "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}"
                : "{\"reason\":\"PowerUp\",\"chargingStation\":{\"vendorName\":\"V\",\"model\":\"M\"}}";
        Outcome first = station(
                "BootNotification",
                boot,
                "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":300}");
        return obeys(first, keys);
    }

    /** The station says yes to all that it is asked, and to what comes of that. */
    List<Payload> obeys(Outcome outcome, String keys) {
        List<Payload> limits = new ArrayList<>();
        List<String> calls = new ArrayList<>(outcome.toStation());
        while (!calls.isEmpty()) {
            String call = calls.remove(0);
            if (!call.startsWith("[2,")) {
                continue;
            }
            String action = Payload.of(call).string("/2").orElseThrow();
            if (action.equals("SetChargingProfile")) {
                limits.add(Payload.of(call).part("/3").orElseThrow());
            }
            Outcome next = answer(call, action.equals("GetConfiguration") ? keys : "{\"status\":\"Accepted\"}");
            calls.addAll(next.toStation());
        }
        return limits;
    }

    /** Keys of a station that can do a lot. */
    static String keys() {
        return "{\"configurationKey\":[{\"key\":\"ChargeProfileMaxStackLevel\",\"readonly\":true,\"value\":\"3\"},"
                + "{\"key\":\"ChargingScheduleAllowedChargingRateUnit\",\"readonly\":true,\"value\":\"Current\"},"
                + "{\"key\":\"ChargingScheduleMaxPeriods\",\"readonly\":true,\"value\":\"10\"},"
                + "{\"key\":\"MaxChargingProfilesInstalled\",\"readonly\":true,\"value\":\"10\"}]}";
    }

    /** A profile of 1.6 with one limit. */
    static String profile16(int id, String purpose, double amps) {
        return "{\"chargingProfileId\":" + id + ",\"stackLevel\":0,\"chargingProfilePurpose\":\"" + purpose
                + "\",\"chargingProfileKind\":\"Relative\",\"chargingSchedule\":{\"chargingRateUnit\":\"A\","
                + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":" + amps + "}]}}";
    }

    /** The same of 2.0.1. */
    static String profile201(int id, String purpose, double amps) {
        return "{\"id\":" + id + ",\"stackLevel\":0,\"chargingProfilePurpose\":\"" + purpose
                + "\",\"chargingProfileKind\":\"Relative\",\"chargingSchedule\":[{\"id\":1,\"chargingRateUnit\":\"A\","
                + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":" + amps + "}]}]}";
    }

    @Override
    public void close() {
        harness.close();
    }
}
