// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.charging;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.composite.Site;
import io.ferrule.charging.composite.Situation;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.charging.wire.ProfileReader;
import io.ferrule.charging.wire.WireReading;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hundred daily profiles of 24 periods each, over three purposes and many stack levels, every other one in watts. Each
 * lasts for 20 hours, so that gaps let lower levels through.
 */
final class HundredProfiles {

    static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private static final int COUNT = 100;
    private static final int PERIODS = 24;
    private static final List<String> PURPOSES =
            List.of("TxDefaultProfile", "TxDefaultProfile", "TxProfile", "ChargingStationMaxProfile");

    private HundredProfiles() {}

    static Situation situation() {
        ProfileStore store = ProfileStore.empty(OcppVersion.V2_0_1);
        for (int i = 0; i < COUNT; i++) {
            store = store.with(profile(i));
        }
        Transaction running = new Transaction(1, "t", Optional.of(NOW.minusSeconds(1_800)));
        return new Situation(store, List.of(1), List.of(running), true, Site.of(new BigDecimal("230")));
    }

    private static InstalledProfile profile(int number) {
        Payload wire = text(number);
        if (new ProfileReader(OcppVersion.V2_0_1).profile(wire) instanceof WireReading.Read<ChargingProfile> read) {
            return new InstalledProfile(0, read.value(), wire);
        }
        throw new IllegalStateException("the profile is well-formed");
    }

    private static Payload text(int number) {
        Payload text = Payload.empty()
                .with("/id", number + 1)
                .with("/stackLevel", number / PURPOSES.size())
                .with("/chargingProfilePurpose", PURPOSES.get(number % PURPOSES.size()))
                .with("/chargingProfileKind", "Recurring")
                .with("/recurrencyKind", "Daily")
                .with("/chargingSchedule", Payload.of("[]"))
                .with("/chargingSchedule/-", Payload.empty())
                .with("/chargingSchedule/0/id", 1)
                .with(
                        "/chargingSchedule/0/startSchedule",
                        Instant.EPOCH.plusSeconds(number * 600L).toString())
                .with("/chargingSchedule/0/duration", 20 * 3_600)
                .with("/chargingSchedule/0/chargingRateUnit", number % 2 == 0 ? "A" : "W")
                .with("/chargingSchedule/0/chargingSchedulePeriod", Payload.of("[]"));
        for (int i = 0; i < PERIODS; i++) {
            int amps = 6 + (number * 7 + i * 5) % 26;
            Payload period =
                    Payload.empty().with("/startPeriod", i * 3_000).with("/limit", number % 2 == 0 ? amps : amps * 690);
            text = text.with("/chargingSchedule/0/chargingSchedulePeriod/-", period);
        }
        return text;
    }
}
