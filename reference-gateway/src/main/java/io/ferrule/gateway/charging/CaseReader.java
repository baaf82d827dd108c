// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.charging;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.composite.Circumstances;
import io.ferrule.charging.composite.Delays;
import io.ferrule.charging.composite.Site;
import io.ferrule.charging.composite.Situation;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.charging.wire.ProfileReader;
import io.ferrule.charging.wire.WireReading;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes what the commands have in common out of a line.
 *
 * @param line the line
 */
record CaseReader(Fields line) {

    private static final int MOST_EVSES = 1_000;
    private static final int MOST_PROFILES = 10_000;
    private static final int MOST_DRAWS = 1_024;
    private static final int FULL = 100;
    private static final BigDecimal MOST_AMPS = new BigDecimal("1000000");
    private static final BigDecimal LEAST_VOLTS = BigDecimal.ONE;
    private static final BigDecimal MOST_VOLTS = new BigDecimal("10000");
    private static final BigDecimal USUAL_VOLTS = new BigDecimal("230");

    OcppVersion version() {
        String number = line.text("ocpp").orElse("");
        Optional<OcppVersion> version = OcppVersion.ofNumber(number).filter(known -> known != OcppVersion.V1_5);
        RefusedException.when(version.isEmpty(), "unknown-version", "ocpp is none of 1.6, 2.0.1, 2.1");
        return version.orElseThrow();
    }

    /** The EVSEs; 1 where the line does not say. */
    List<Integer> evses() {
        if (!line.has("evses")) {
            return List.of(1);
        }
        Set<Integer> seen = new HashSet<>();
        List<Integer> evses = new ArrayList<>();
        for (JsonNode element : line.array("evses", MOST_EVSES)) {
            boolean number = element.isInt() && element.intValue() > 0;
            RefusedException.when(!number, "type", "evses has an element that is no number from 1 on");
            RefusedException.when(!seen.add(element.intValue()), "uniqueItems", "evses names an EVSE twice");
            evses.add(element.intValue());
        }
        return evses;
    }

    /** Profiles, installed one after the other. */
    ProfileStore store(String member, OcppVersion version) {
        ProfileReader reader = new ProfileReader(version);
        ProfileStore store = ProfileStore.empty(version);
        for (Fields element : line.elements(member, MOST_PROFILES)) {
            store = store.with(installed(element, reader));
        }
        return store;
    }

    private static InstalledProfile installed(Fields element, ProfileReader reader) {
        int evseId = element.integer("evseId", InstalledProfile.STATION, Integer.MAX_VALUE);
        Payload wire = element.payload("profile");
        WireReading<ChargingProfile> reading = reader.profile(wire);
        if (reading instanceof WireReading.Read<ChargingProfile> read) {
            return new InstalledProfile(evseId, read.value(), wire);
        }
        var refusal = ((WireReading.Refused<ChargingProfile>) reading).refusal();
        throw new RefusedException(refusal.rule(), element.at("profile") + ": " + refusal.reason());
    }

    List<Transaction> transactions() {
        Set<Integer> seen = new HashSet<>();
        List<Transaction> transactions = new ArrayList<>();
        for (Fields element : line.elements("transactions", MOST_EVSES)) {
            int evseId = element.integer("evseId", 1, Integer.MAX_VALUE);
            RefusedException.when(!seen.add(evseId), "uniqueItems", "transactions has two of EVSE " + evseId);
            String id = element.node().path("transactionId").asText("");
            transactions.add(new Transaction(evseId, id, element.instant("start")));
        }
        return transactions;
    }

    /** The stations' own numbers of transactions, by EVSE. */
    Map<Integer, Integer> legacyTransactionIds() {
        Map<Integer, Integer> numbers = new HashMap<>();
        for (Fields element : line.elements("transactions", MOST_EVSES)) {
            if (element.has("legacyTransactionId")) {
                int number = element.integer("legacyTransactionId", Integer.MIN_VALUE, Integer.MAX_VALUE);
                numbers.put(element.integer("evseId", 1, Integer.MAX_VALUE), number);
            }
        }
        return numbers;
    }

    Situation situation() {
        OcppVersion version = version();
        return new Situation(
                store("profiles", version),
                evses(),
                transactions(),
                line.flag("assumeTransaction", true),
                site(),
                circumstances());
    }

    private Circumstances circumstances() {
        Map<Integer, Integer> soc = new HashMap<>();
        for (Fields element : line.elements("transactions", MOST_EVSES)) {
            if (element.has("soc")) {
                soc.put(element.integer("evseId", 1, Integer.MAX_VALUE), element.integer("soc", 0, FULL));
            }
        }
        return new Circumstances(soc, line.instant("offlineSince"));
    }

    private Site site() {
        BigDecimal voltage = line.has("voltage") ? line.decimal("voltage", LEAST_VOLTS, MOST_VOLTS) : USUAL_VOLTS;
        return new Site(voltage, zone(), hardware(), delays());
    }

    private ZoneId zone() {
        try {
            Optional<String> name = line.text("zone");
            return name.isPresent() ? ZoneId.of(name.get()) : ZoneOffset.UTC;
        } catch (DateTimeException e) {
            throw new RefusedException("zone", "zone is no time zone of the IANA list, such as Europe/London");
        }
    }

    private Map<Integer, Site.Hardware> hardware() {
        Fields all = line.object("hardware");
        Map<Integer, Site.Hardware> hardware = new HashMap<>();
        for (Map.Entry<Integer, String> evse : all.numbered(MOST_EVSES).entrySet()) {
            Fields one = all.object(evse.getValue());
            BigDecimal amps = one.decimal("maxAmps", BigDecimal.ZERO, MOST_AMPS);
            hardware.put(evse.getKey(), new Site.Hardware(amps, one.integer("phases", 1, 3, 3)));
        }
        return hardware;
    }

    private Delays delays() {
        Fields all = line.object("draws");
        Map<Integer, Map<Duration, Duration>> draws = new HashMap<>();
        for (Map.Entry<Integer, String> profile : all.numbered(MOST_PROFILES).entrySet()) {
            Fields periods = all.object(profile.getValue());
            Map<Duration, Duration> starts = new HashMap<>();
            for (Map.Entry<Integer, String> period :
                    periods.numbered(MOST_DRAWS).entrySet()) {
                int draw = periods.integer(period.getValue(), 0, Integer.MAX_VALUE);
                starts.put(Duration.ofSeconds(period.getKey()), Duration.ofSeconds(draw));
            }
            draws.put(profile.getKey(), starts);
        }
        return new Delays(draws);
    }
}
