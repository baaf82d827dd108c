// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.tariff.Dimension;
import io.ferrule.charging.tariff.GridEvent;
import io.ferrule.charging.tariff.PowerStep;
import io.ferrule.charging.tariff.PriceComponent;
import io.ferrule.charging.tariff.Restrictions;
import io.ferrule.charging.tariff.Tariff;
import io.ferrule.charging.tariff.TariffElement;
import io.ferrule.model.Payload;
import io.ferrule.model.v201.ChargingLimitSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A site with a main fuse of 63 A on three phases, a sub-panel, and readers of very simple prices. */
public final class Sites {

    /** The instant of most tests. */
    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private Sites() {}

    /** Facts of the site. */
    public static SiteFacts facts() {
        return facts(fuse("main", Optional.empty(), 63), fuse("garage", Optional.of("main"), 32));
    }

    static SiteFacts facts(Fuse... fuses) {
        Site site = new Site(List.of(fuses), List.of(), List.of());
        return new SiteFacts(site, SharingPolicy.MAX_MIN, new BigDecimal("230"), ZoneId.of("Europe/Berlin"));
    }

    static Fuse fuse(String id, Optional<String> parent, double amps) {
        return Fuse.of(id, parent, Map.of(Phase.L1, amps, Phase.L2, amps, Phase.L3, amps));
    }

    /** Who it says it is. */
    public static ControllerIdentity identity() {
        return new ControllerIdentity("Ferrule", "Local Controller", Optional.of("SN-LC"), "1.0");
    }

    /** How it is connected. */
    public static Communication communication() {
        return new Communication(
                Duration.ofSeconds(10), Duration.ofSeconds(5), 3, Duration.ofSeconds(60), Duration.ofSeconds(30), 3);
    }

    static Map<String, Map<Phase, Double>> main(double amps) {
        return Map.of("main", Map.of(Phase.L1, amps, Phase.L2, amps, Phase.L3, amps));
    }

    static ControllerState limited(ChargingLimitSource source, PowerStep... steps) {
        return ControllerState.empty().with(source, List.of(steps));
    }

    static PowerStep watts(double watts, int fromMinute, int toMinute) {
        return new PowerStep(NOW.plus(Duration.ofMinutes(fromMinute)), NOW.plus(Duration.ofMinutes(toMinute)), watts);
    }

    /** A SetChargingProfile of the site's maximum, absolute and without an end. */
    static Payload siteProfile(int id, int stackLevel, String unit, double limit) {
        return Payload.of("{\"evseId\":0,\"chargingProfile\":{\"id\":0,\"stackLevel\":0,"
                        + "\"chargingProfilePurpose\":\"ChargingStationMaxProfile\",\"chargingProfileKind\":\"Absolute\","
                        + "\"chargingSchedule\":[{\"id\":1,\"startSchedule\":\"2026-03-02T00:00:00Z\",\"chargingRateUnit\":\"A\","
                        + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":0}]}]}}")
                .with("/chargingProfile/id", id)
                .with("/chargingProfile/stackLevel", stackLevel)
                .with("/chargingProfile/chargingSchedule/0/chargingRateUnit", unit)
                .with("/chargingProfile/chargingSchedule/0/chargingSchedulePeriod/0/limit", BigDecimal.valueOf(limit));
    }

    static ControllerState with(ControllerState state, Payload request) {
        return new ProfileDesk(facts()).set(request, state, NOW).state();
    }

    /** Reads {@code {"price":0.3}} as a tariff and {@code {"price":0.1,"kw":20}} as an event of one hour from {@link #NOW}. */
    public static PriceReading prices() {
        return new PriceReading() {
            @Override
            public Tariff tariff(Payload text) {
                PriceComponent energy = new PriceComponent(Dimension.ENERGY, number(text, "/price"));
                return new Tariff(List.of(new TariffElement(List.of(energy), Restrictions.NONE)));
            }

            @Override
            public GridEvent event(Payload text) {
                GridEvent.Interval interval = new GridEvent.Interval(
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.of(number(text, "/price")),
                        text.number("/kw")
                                .map(kw -> OptionalDouble.of(kw.doubleValue()))
                                .orElseGet(OptionalDouble::empty));
                return new GridEvent(NOW, Duration.ofHours(1), List.of(interval));
            }
        };
    }

    private static double number(Payload text, String pointer) {
        return text.number(pointer)
                .orElseThrow(() -> new RefusedException(Rule.MISSING, pointer + " is missing"))
                .doubleValue();
    }
}
