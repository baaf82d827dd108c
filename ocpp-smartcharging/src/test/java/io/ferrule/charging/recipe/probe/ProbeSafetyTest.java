// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import static io.ferrule.charging.recipe.probe.ProbedStation.NOT_SUPPORTED;
import static io.ferrule.charging.recipe.probe.ProbedStation.REJECTED;
import static io.ferrule.charging.recipe.probe.ProbedStation.SILENT;
import static io.ferrule.charging.recipe.probe.ProbedStation.limits;
import static io.ferrule.charging.recipe.probe.ProbedStation.purpose;
import static io.ferrule.charging.recipe.probe.ProbedStation.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.recipe.ClaimedCapabilities;
import io.ferrule.charging.recipe.StationFacts;
import io.ferrule.model.Payload;
import io.ferrule.model.v16.ChargingProfilePurposeType;
import io.ferrule.model.v16.SetChargingProfileRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds whatever a station answers, and when a car arrives. */
class ProbeSafetyTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00.250Z");
    private static final StationFacts NOBODY = new StationFacts("", "", "", Map.of());
    private static final BigDecimal AT_MOST = new BigDecimal("16");

    private final ProbedStation station = new ProbedStation();

    private static Probe probe(Optional<BigDecimal> inForce) {
        return new Probe(NOBODY, ClaimedCapabilities.usual(), ProbeRules.usual(inForce));
    }

    private ProbeResult run(Probe probe) {
        for (Optional<ProbeCall> call = probe.next(NOW); call.isPresent(); call = probe.next(NOW)) {
            probe.hear(station.answer(call.get()));
        }
        return probe.result();
    }

    @Test
    void neverSendsMoreThanWasInForceAndLeavesNoMoreBehind() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            BigDecimal inForce = BigDecimal.valueOf(random.nextInt(330), 1);
            ProbedStation moody = limited(inForce).where(request -> random.nextInt(3) == 0, answer(random));
            Probe probe = probe(Optional.of(inForce));

            int calls = talk(probe, moody, random.nextInt(40));

            String as = "seed " + seed + ", " + inForce + " A";
            assertThat(calls).as(as).isLessThan(80);
            assertThat(moody.set).as(as).allSatisfy(request -> assertThat(ProbedStation.amps(request))
                    .isLessThanOrEqualTo(inForce));
            assertThat(moody.limit().isPresent() || !probe.result().restored())
                    .as(as)
                    .isTrue();
        }
    }

    /** A station that has been told a limit by whoever probes it. */
    private static ProbedStation limited(BigDecimal amps) {
        Profiles profiles = new Profiles(ProbeRules.usual(Optional.empty()), new BigDecimal("230"));
        ProbeCall before =
                profiles.set(Purpose.TX_DEFAULT, new Manner(Kind.ABSOLUTE, true, RateUnit.A, 8), NOW, List.of(amps));
        return new ProbedStation().has(before.payload().as(SetChargingProfileRequest.class));
    }

    private static int talk(Probe probe, ProbedStation station, int arrival) {
        int calls = 0;
        for (Optional<ProbeCall> call = probe.next(NOW); call.isPresent(); call = probe.next(NOW)) {
            probe.hear(station.answer(call.get()));
            if (++calls == arrival) {
                probe.carArrived();
            }
        }
        return calls;
    }

    private static ProbeAnswer answer(Random random) {
        return List.of(REJECTED, SILENT, NOT_SUPPORTED, new ProbeAnswer.CallError("InternalError"))
                .get(random.nextInt(4));
    }

    @Test
    void setsTheLimitInForceAgainBeforeAnythingIsCleared() {
        ProbeResult result = run(probe(Optional.of(AT_MOST)));

        assertThat(result.restored()).isTrue();
        assertThat(station.installed.values()).singleElement().satisfies(request -> {
            assertThat(purpose(request)).isEqualTo(ChargingProfilePurposeType.TXDEFAULT_PROFILE);
            assertThat(limits(request)).singleElement().satisfies(limit -> assertThat(limit)
                    .isEqualByComparingTo(AT_MOST));
        });
    }

    @Test
    void onlyTidiesUpWhenACarArrives() {
        Probe probe = probe(Optional.of(AT_MOST));
        while (station.set.isEmpty()) {
            probe.hear(station.answer(probe.next(NOW).orElseThrow()));
        }

        probe.carArrived();
        int before = station.calls.size();
        ProbeResult result = run(probe);

        assertThat(result.complete()).isFalse();
        assertThat(result.restored()).isTrue();
        assertThat(station.calls.subList(before, station.calls.size()))
                .extracting(ProbeCall::action)
                .containsExactly("SetChargingProfile");
        assertThat(limits(station.set.get(station.set.size() - 1)).get(0)).isEqualByComparingTo(AT_MOST);
    }

    @Test
    void setsALowerLimitWhereThereIsLessRoomThanBefore() {
        Probe probe = probe(Optional.of(AT_MOST));
        while (station.set.isEmpty()) {
            probe.hear(station.answer(probe.next(NOW).orElseThrow()));
        }

        probe.lower(new BigDecimal("6.25"));
        int before = station.calls.size();
        ProbeResult result = run(probe);

        assertThat(result.complete()).isFalse();
        assertThat(station.calls.subList(before, station.calls.size()))
                .extracting(ProbeCall::action)
                .containsExactly("SetChargingProfile");
        assertThat(limits(station.set.get(station.set.size() - 1)).get(0)).isEqualByComparingTo("6.2");
    }

    @Test
    void goesOnWhereThereIsAsMuchRoomAsBefore() {
        Probe probe = probe(Optional.of(AT_MOST));

        probe.lower(new BigDecimal("16.00"));

        assertThat(run(probe).complete()).isTrue();
    }

    @Test
    void leavesAStationAloneThatStaysSilent() {
        Probe probe = probe(Optional.empty());
        int calls = 0;
        while (probe.next(NOW).isPresent()) {
            calls++;
        }

        assertThat(calls).isLessThanOrEqualTo(6 + 9);
        assertThat(probe.result().complete()).isFalse();
        assertThat(probe.result().known().capabilities().accepts().purposes()).isNotEmpty();
    }

    @Test
    void saysThatALimitMayNotBeInForceAgain() {
        Probe probe = probe(Optional.of(AT_MOST));
        while (station.set.size() < 3) {
            probe.hear(station.answer(probe.next(NOW).orElseThrow()));
        }
        station.answering("SetChargingProfile", SILENT);

        ProbeResult result = run(probe);

        assertThat(result.restored()).isFalse();
        assertThat(result.open()).contains("whether the limit that was in force is in force again");
    }

    @Test
    void ignoresAnAnswerThatNobodyWaitsFor() {
        Probe probe = probe(Optional.empty());

        probe.hear(new ProbeAnswer.CallResult(Payload.of("{\"status\":[\"Accepted\"]}")));

        assertThat(probe.next(NOW))
                .hasValueSatisfying(call -> assertThat(call.action()).isEqualTo("GetConfiguration"));
    }
}
