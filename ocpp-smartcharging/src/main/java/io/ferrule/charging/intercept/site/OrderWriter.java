// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.SchedulePeriod;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.Validity;
import io.ferrule.charging.composite.Site;
import io.ferrule.charging.composite.Situation;
import io.ferrule.charging.fit.FitMessage;
import io.ferrule.charging.fit.Fitting;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.WritePolicy;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Timestamp;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Writes a limit as the one SetChargingProfile that this station obeys. It begins in the past: clocks of stations are off, and
 * a profile whose time has not come leaves the station without a limit.
 *
 * @param amps what each connector may draw, by connector
 * @param transactions what runs
 * @param now the time of day
 */
record OrderWriter(Map<Integer, Double> amps, List<Transaction> transactions, Instant now) {

    private static final Duration PAST = Duration.ofHours(1);

    /** For a station of 1.6; empty if it takes nothing that would say it. */
    Optional<Payload> v16(StationCapabilities capabilities, int connector) {
        Instant start = start();
        ProfileStore wanted = ProfileStore.empty(OcppVersion.V1_6);
        for (Map.Entry<Integer, Double> limit : amps.entrySet()) {
            wanted = wanted.with(profile(limit.getKey(), limit.getValue(), start));
        }
        Site site = Site.of(capabilities.delivers().voltage());
        Situation situation = new Situation(wanted, new ArrayList<>(amps.keySet()), transactions, true, site);
        List<FitMessage> messages = new Fitting(capabilities, WritePolicy.EVERY_CHANGE, numbers())
                .plan(situation, InstantRange.of(start, PAST.plusMinutes(1)))
                .messages();
        return at(messages, connector).or(() -> at(messages, 0)).map(message -> Payload.of(message.request()));
    }

    private static Optional<FitMessage> at(List<FitMessage> messages, int connector) {
        return messages.stream()
                .filter(message -> message.request().connectorId() == connector)
                .findFirst();
    }

    private static InstalledProfile profile(int connector, double amps, Instant start) {
        SchedulePeriod all = new SchedulePeriod(
                Duration.ZERO, Optional.of(BigDecimal.valueOf(amps)), OptionalInt.empty(), OptionalInt.empty());
        ChargingSchedule schedule = new ChargingSchedule(
                Optional.of(start.atOffset(ZoneOffset.UTC)),
                Optional.empty(),
                RateUnit.A,
                List.of(all),
                ChargingSchedule.Timing.UTC);
        ChargingProfile profile = new ChargingProfile(
                connector,
                0,
                Purpose.TX_DEFAULT,
                new ChargingProfile.Placement(Kind.ABSOLUTE, Optional.empty(), Validity.ALWAYS, Optional.empty()),
                Optional.empty(),
                List.of(schedule),
                Set.of());
        return new InstalledProfile(connector, profile, Payload.empty());
    }

    /** A station of 1.6 knows its transactions by numbers. */
    private Map<Integer, Integer> numbers() {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (Transaction transaction : transactions) {
            if (transaction.id().matches("-?\\d{1,9}|[12]\\d{9}")
                    && Long.parseLong(transaction.id()) <= Integer.MAX_VALUE) {
                numbers.put(transaction.evseId(), Integer.parseInt(transaction.id()));
            }
        }
        return numbers;
    }

    /** For a station of 2.0.1 or later, which takes amperes and absolute schedules (OCPP 2.0.1 part 2, K01, K03). */
    Payload v2(int evse) {
        Payload period = Payload.empty()
                .with("/startPeriod", 0)
                .with("/limit", BigDecimal.valueOf(amps.getOrDefault(evse, 0.0)).setScale(1, RoundingMode.DOWN));
        Payload schedule = Payload.empty()
                .with("/id", 1)
                .with("/startSchedule", Timestamp.of(start()))
                .with("/chargingRateUnit", RateUnit.A.name())
                .with("/chargingSchedulePeriod", List.of(period));
        Payload profile = Payload.empty()
                .with("/id", evse)
                .with("/stackLevel", 0)
                .with("/chargingProfilePurpose", Purpose.TX_DEFAULT.wireName(OcppVersion.V2_0_1))
                .with("/chargingProfileKind", Kind.ABSOLUTE.wireName())
                .with("/chargingSchedule", List.of(schedule));
        return Payload.empty().with("/evseId", evse).with("/chargingProfile", profile);
    }

    private Instant start() {
        return now.truncatedTo(ChronoUnit.SECONDS).minus(PAST);
    }
}
