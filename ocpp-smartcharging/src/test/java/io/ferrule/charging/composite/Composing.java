// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.model.OcppVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** Asks for composite schedules and tells them as text, such as {@code 0:16A/3 3600:-}. */
record Composing(ProfileStore store, List<Integer> evses, List<Transaction> transactions, boolean assume, Site site) {

    /** Monday noon. */
    static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    static Composing of(OcppVersion version, InstalledProfile... profiles) {
        ProfileStore store = ProfileStore.empty(version);
        for (InstalledProfile profile : profiles) {
            store = store.with(profile);
        }
        return new Composing(store, List.of(1), List.of(), true, Site.of(new BigDecimal("230")));
    }

    Composing withEvses(Integer... more) {
        return new Composing(store, List.of(more), transactions, assume, site);
    }

    /** A transaction of EVSE 1 that began an hour ago. */
    Composing charging(String id) {
        Transaction transaction = new Transaction(1, id, Optional.of(NOW.minusSeconds(3_600)));
        return new Composing(store, evses, List.of(transaction), assume, site);
    }

    Composing withoutAssuming() {
        return new Composing(store, evses, transactions, false, site);
    }

    Composing at(Site other) {
        return new Composing(store, evses, transactions, assume, other);
    }

    String amps(int evseId, int seconds) {
        return schedule(evseId, NOW, seconds, RateUnit.A);
    }

    String watts(int evseId, int seconds) {
        return schedule(evseId, NOW, seconds, RateUnit.W);
    }

    String schedule(int evseId, Instant now, int seconds, RateUnit unit) {
        Composer composer = new Composer(new Situation(store, evses, transactions, assume, site), PhaseUse.LOWEST);
        InstantRange range = InstantRange.of(now, Duration.ofSeconds(seconds));
        StepFunction<Limit> limits = evseId == 0 ? composer.station(range, unit) : composer.evse(evseId, range, unit);
        StringJoiner text = new StringJoiner(" ");
        for (StepFunction.Step<Limit> step : limits.steps()) {
            String value = step.value() instanceof Limit.Capped capped
                    ? capped.value().toPlainString() + capped.unit() + "/" + capped.phases()
                    : "-";
            text.add(Duration.between(now, step.start()).toSeconds() + ":" + value);
        }
        return text.toString();
    }
}
