// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.RateUnit;
import io.ferrule.charging.composite.Conversion;
import io.ferrule.charging.composite.Delays;
import io.ferrule.charging.composite.Site;
import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.site.SiteStation.Rating;
import io.ferrule.charging.site.Wiring;
import io.ferrule.model.StationId;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A station as it was built in.
 *
 * @param id its identity
 * @param connectors how many cars it charges at once, each at a connector (2.0.1: EVSE) of its own numbered from 1; 1 to 100
 * @param wiring the phases that each of them loads
 * @param rating what each of them delivers
 * @param phasesInUse how many phases every car there surely uses, 1 to 3; empty if that has to be measured
 */
public record StationSpec(StationId id, int connectors, Wiring wiring, Rating rating, OptionalInt phasesInUse) {

    /** More than any station has. */
    public static final int MOST_CONNECTORS = 100;

    /** Checks the ranges. */
    public StationSpec {
        Checks.number("connectors of a station", connectors, 1, MOST_CONNECTORS);
        phasesInUse.ifPresent(phases -> Checks.number(
                "phases-in-use of a station", phases, 1, wiring.phases().size()));
    }

    /** Its connectors, in 2.0.1 its EVSEs. */
    List<Integer> evses() {
        return IntStream.rangeClosed(1, connectors).boxed().toList();
    }

    /** Whether it has such a connector, or all of them are meant. */
    boolean knows(int evseId) {
        return evseId >= 0 && evseId <= connectors;
    }

    /** What composite schedules are reckoned with. */
    Site composing(ZoneId zone) {
        Map<Integer, Site.Hardware> hardware = new HashMap<>();
        evses().forEach(evse -> hardware.put(evse, new Site.Hardware(BigDecimal.valueOf(rating.maxAmps()), phases())));
        return new Site(voltage(), zone, hardware, Delays.STABLE);
    }

    /** The most that its connectors deliver together, in a unit. */
    BigDecimal most(RateUnit unit, int connectorsMeant) {
        BigDecimal amps = BigDecimal.valueOf(rating.maxAmps()).multiply(BigDecimal.valueOf(connectorsMeant));
        return new Conversion(voltage()).convert(amps, RateUnit.A, unit, phases());
    }

    /** Nominal volts between phase and neutral. */
    BigDecimal voltage() {
        return BigDecimal.valueOf(rating.voltage());
    }

    /**
     * How many phases each connector is wired to.
     *
     * @return 1 to 3
     */
    public int phases() {
        return wiring.phases().size();
    }
}
