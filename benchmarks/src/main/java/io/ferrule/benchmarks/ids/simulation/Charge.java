// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import java.util.UUID;

/** One transaction as the station remembers it. For one thread. */
final class Charge {

    final Visit visit;
    final int connector;
    final UUID uuid;
    final double startWh;
    /** The number that the CSMS gave, -1 until it has. */
    int id = -1;

    int sequence;
    double watts;
    boolean over;

    Charge(Visit visit, int connector, UUID uuid, double startWh) {
        this.visit = visit;
        this.connector = connector;
        this.uuid = uuid;
        this.startWh = startWh;
    }

    /** State of charge, which a battery that is filled by the visit ends at 90 percent. */
    double percent(double wh) {
        double rest = Math.max(0, visit.wattHours() - (wh - startWh));
        return Math.max(5, Math.round(90 - rest / 600));
    }
}
