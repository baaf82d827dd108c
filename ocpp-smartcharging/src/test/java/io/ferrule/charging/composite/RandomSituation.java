// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.Written;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Profiles, transactions and sites by chance, around a change of clocks; the seed is the caller's. */
public record RandomSituation(Random random) {

    /** Clocks in London go forward on the morning after. */
    public static final Instant NOW = Instant.parse("2026-03-28T06:00:00Z");

    private static final OcppVersion[] VERSIONS = {OcppVersion.V1_6, OcppVersion.V2_0_1, OcppVersion.V2_1};
    private static final int DAY = 86_400;

    /** All of it. */
    public Situation situation() {
        OcppVersion version = VERSIONS[random.nextInt(VERSIONS.length)];
        List<Integer> evses = random.nextBoolean() ? List.of(1) : List.of(1, 2, 3);
        ProfileStore store = ProfileStore.empty(version);
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            store = store.with(profile(version, i + 1, evses.size()));
        }
        return new Situation(store, evses, transactions(evses), random.nextInt(4) > 0, site(evses, store));
    }

    private List<Transaction> transactions(List<Integer> evses) {
        List<Transaction> transactions = new ArrayList<>();
        for (int evse : evses) {
            if (random.nextBoolean()) {
                Optional<Instant> start =
                        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(NOW.minusSeconds(random.nextInt(DAY)));
                transactions.add(new Transaction(evse, Integer.toString(6 + evse), start));
            }
        }
        return transactions;
    }

    private Site site(List<Integer> evses, ProfileStore store) {
        Map<Integer, Site.Hardware> hardware = new HashMap<>();
        for (int evse : evses) {
            if (random.nextInt(3) > 0) {
                hardware.put(
                        evse, new Site.Hardware(new BigDecimal(16 + 16 * random.nextInt(3)), 1 + random.nextInt(3)));
            }
        }
        // Only fixed draws: the naive evaluator knows no others.
        Map<Integer, Map<Duration, Duration>> draws = new HashMap<>();
        for (InstalledProfile installed : store.profiles()) {
            Map<Duration, Duration> own = new HashMap<>();
            installed
                    .profile()
                    .schedule()
                    .periods()
                    .forEach(period -> own.put(period.start(), Duration.ofSeconds(random.nextInt(1_800))));
            draws.put(installed.profile().id(), own);
        }
        BigDecimal volts = new BigDecimal(random.nextBoolean() ? "230" : "120");
        return new Site(volts, ZoneId.of("Europe/London"), hardware, new Delays(draws));
    }

    private InstalledProfile profile(OcppVersion version, int id, int evses) {
        Written written = Written.of(version, purpose(version)).id(id).level(random.nextInt(4));
        written = placed(written);
        if (random.nextInt(4) == 0) {
            int from = random.nextInt(2 * DAY);
            written = written.valid(at(from), at(from + 1 + random.nextInt(DAY)));
        }
        if (random.nextBoolean()) {
            written = written.duration(1 + random.nextInt(DAY));
        }
        if (random.nextInt(3) == 0) {
            written = written.watts();
        }
        if (version == OcppVersion.V2_1 && random.nextBoolean()) {
            written = written.inSchedule("/useLocalTime", random.nextBoolean());
        }
        boolean transaction =
                written.text().string("/chargingProfilePurpose").orElseThrow().startsWith("Tx");
        if (version == OcppVersion.V2_1 && transaction && random.nextBoolean()) {
            written = written.inSchedule("/randomizedDelay", 1_800);
        }
        if (written.text().string("/chargingProfilePurpose").orElseThrow().equals("TxProfile")) {
            written = random.nextInt(3) == 0 ? written : written.transaction(Integer.toString(6 + random.nextInt(4)));
        }
        return periods(written).at(random.nextInt(evses + 1));
    }

    private String purpose(OcppVersion version) {
        List<String> purposes =
                new ArrayList<>(List.of("TxDefaultProfile", "TxDefaultProfile", "TxProfile", "TxProfile"));
        purposes.add(version == OcppVersion.V1_6 ? "ChargePointMaxProfile" : "ChargingStationMaxProfile");
        if (version != OcppVersion.V1_6) {
            purposes.add("ChargingStationExternalConstraints");
        }
        if (version == OcppVersion.V2_1) {
            purposes.add("PriorityCharging");
            purposes.add("LocalGeneration");
        }
        return purposes.get(random.nextInt(purposes.size()));
    }

    private Written placed(Written written) {
        String start = at(random.nextInt(10 * DAY) - 8 * DAY);
        return switch (random.nextInt(5)) {
            case 0 -> written.recurring("Weekly", start);
            case 1, 2 -> written.recurring("Daily", start);
            case 3 -> written.absolute(start);
            default -> written;
        };
    }

    private Written periods(Written written) {
        Written all = written;
        int start = random.nextInt(8) == 0 ? 600 : 0;
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            String limit = new BigDecimal(random.nextInt(500)).movePointLeft(1).toPlainString();
            Payload period = Payload.empty().with("/startPeriod", start).with("/limit", new BigDecimal(limit));
            all = all.period(random.nextInt(3) == 0 ? period.with("/numberPhases", 1 + random.nextInt(3)) : period);
            start += 1 + (random.nextInt(3) == 0 ? random.nextInt(8) : random.nextInt(DAY / 4));
        }
        return all;
    }

    private static String at(int seconds) {
        return NOW.plusSeconds(seconds).toString();
    }
}
