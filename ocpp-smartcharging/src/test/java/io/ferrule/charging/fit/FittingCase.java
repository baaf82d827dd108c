// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.Written;
import io.ferrule.charging.composite.Site;
import io.ferrule.charging.composite.Situation;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.model.OcppVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stations and plans for tests. */
abstract class FittingCase {

    static final OcppVersion V201 = OcppVersion.V2_0_1;
    static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    static final StationCapabilities.Delivers THREE_PHASES = delivers(3, false);

    static StationCapabilities.Delivers delivers(int phases, boolean switching) {
        return new StationCapabilities.Delivers(
                new BigDecimal("6"), new BigDecimal("32"), phases, new BigDecimal("230"), switching, 1);
    }

    static StationCapabilities.Accepts accepts(int periods, int installed, Purpose... purposes) {
        return new StationCapabilities.Accepts(
                Set.of(RateUnit.A), Set.of(Kind.ABSOLUTE), Set.of(purposes), periods, installed, 3, false);
    }

    static StationCapabilities.Accepts watts(int periods, int installed) {
        return new StationCapabilities.Accepts(
                Set.of(RateUnit.W), Set.of(Kind.ABSOLUTE), Set.of(Purpose.TX_DEFAULT), periods, installed, 0, false);
    }

    static Written profile() {
        return Written.of(V201, "TxDefaultProfile").absolute(NOW.toString());
    }

    static Situation situation(List<Integer> evses, InstalledProfile... profiles) {
        ProfileStore store = ProfileStore.empty(V201);
        for (InstalledProfile profile : profiles) {
            store = store.with(profile);
        }
        Transaction running = new Transaction(1, "t", Optional.of(NOW));
        return new Situation(store, evses, List.of(running), true, Site.of(new BigDecimal("230")));
    }

    static FitPlan plan(StationCapabilities capabilities, WritePolicy policy, Situation situation) {
        return new Fitting(capabilities, policy, Map.of(1, 77))
                .plan(situation, InstantRange.of(NOW, Duration.ofHours(24)));
    }

    static FitPlan plan(StationCapabilities.Accepts accepts, InstalledProfile... profiles) {
        return plan(
                new StationCapabilities(accepts, THREE_PHASES),
                WritePolicy.EVERY_CHANGE,
                situation(List.of(1), profiles));
    }

    /** Each message as {@code seconds@connector start:limit …}. */
    static List<String> told(FitPlan plan) {
        return plan.messages().stream().map(FittingTest::told).toList();
    }

    static String told(FitMessage message) {
        StringBuilder text = new StringBuilder();
        text.append(Duration.between(NOW, message.at()).toSeconds())
                .append('@')
                .append(message.request().connectorId());
        message.request()
                .csChargingProfiles()
                .chargingSchedule()
                .chargingSchedulePeriod()
                .forEach(period -> text.append(' ')
                        .append(period.startPeriod())
                        .append(':')
                        .append(period.limit().toPlainString()));
        return text.toString();
    }

    static List<String> losses(FitPlan plan) {
        return plan.notExpressible().stream().map(NotExpressible::what).toList();
    }
}
