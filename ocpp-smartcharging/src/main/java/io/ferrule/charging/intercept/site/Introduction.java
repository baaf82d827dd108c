// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.station.Sighting;
import io.ferrule.charging.recipe.StationFacts;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Learns what a station says about itself: by its BootNotification, and once for each of them, in 1.6, by asking for the keys that
 * matter here (OCPP 1.6 edition 2, 9.4). Some stations answer a list of names, some only an empty one. On the site's executor.
 */
final class Introduction {

    private static final List<String> KEYS = List.of(
            "ChargeProfileMaxStackLevel",
            "ChargingScheduleAllowedChargingRateUnit",
            "ChargingScheduleMaxPeriods",
            "MaxChargingProfilesInstalled",
            "SupportedFeatureProfiles",
            "ConnectorSwitch3to1PhaseSupported");
    private static final String ACTION = "GetConfiguration";
    private static final int MOST_ENTRIES = 1_000;

    private Optional<StationFacts> facts;
    private boolean asked;

    /** @param facts what was known before */
    Introduction(Optional<StationFacts> facts) {
        this.facts = facts;
        this.asked = facts.isPresent();
    }

    Optional<StationFacts> facts() {
        return facts;
    }

    /** It was restarted, perhaps with other firmware. */
    void booted(Sighting.Booted boot) {
        facts = Optional.of(new StationFacts(boot.vendor(), boot.model(), boot.firmware(), Map.of()));
        asked = false;
    }

    /** Asks, if that was not done since the last boot; then goes on, whatever came of it. */
    void complete(Link link, Runnable then) {
        if (asked || link.version() != OcppVersion.V1_6) {
            facts = facts.or(() -> Optional.of(new StationFacts("", "", "", Map.of())));
            then.run();
            return;
        }
        asked = true;
        Consumer<Link.Answer> all = answer -> {
            learn(answer);
            then.run();
        };
        link.ask(ACTION, Payload.empty().with("/key", KEYS), answer -> {
            if (learn(answer) || answer instanceof Link.Answer.Silence) {
                then.run();
            } else {
                link.ask(ACTION, Payload.empty(), all);
            }
        });
    }

    /** Whether the answer says something. */
    private boolean learn(Link.Answer answer) {
        Map<String, String> keys = new TreeMap<>();
        if (answer instanceof Link.Answer.Result result) {
            int entries = Math.min(MOST_ENTRIES, result.payload().size("/configurationKey"));
            for (int i = 0; i < entries; i++) {
                String entry = "/configurationKey/" + i;
                Optional<String> name = result.payload().string(entry + "/key").filter(Introduction::wanted);
                result.payload()
                        .string(entry + "/value")
                        .ifPresent(value -> name.ifPresent(key -> keys.put(key, value)));
            }
        }
        StationFacts before = facts.orElseGet(() -> new StationFacts("", "", "", Map.of()));
        facts = Optional.of(new StationFacts(before.vendor(), before.model(), before.firmware(), keys));
        return !keys.isEmpty();
    }

    /** Others may hold secrets. */
    private static boolean wanted(String name) {
        return KEYS.stream().anyMatch(key -> key.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
    }
}
