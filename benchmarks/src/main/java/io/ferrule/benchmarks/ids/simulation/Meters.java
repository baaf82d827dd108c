// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import java.util.HashMap;
import java.util.Map;

/** The meters of a station's connectors, and how fast they may run. For one thread. */
final class Meters {

    private static final double HOUR_MILLIS = 3_600_000.0;
    private static final double UNLIMITED = 1e9;

    private final Habits habits;
    private final Map<Integer, Double> registers = new HashMap<>();
    private final Map<Integer, Double> limits = new HashMap<>();

    Meters(Habits habits) {
        this.habits = habits;
    }

    double register(int connector) {
        return registers.getOrDefault(connector, 0.0);
    }

    void set(int connector, double wattHours) {
        registers.put(connector, wattHours);
    }

    void limit(int connector, double watts) {
        limits.put(connector, watts);
    }

    /** Charges for as long as there is between two samples; less towards the end. */
    void run(Charge charge) {
        double rest = Math.max(0, charge.visit.wattHours() - (register(charge.connector) - charge.startWh));
        double most = Math.min(habits.watts() * charge.visit.share(), limits.getOrDefault(charge.connector, UNLIMITED));
        double tapered = rest < charge.visit.wattHours() / 5 ? most * 0.5 : most;
        double hours = habits.sample().toMillis() / HOUR_MILLIS;
        double taken = Math.min(rest, tapered * hours);
        charge.watts = Math.round(taken / hours);
        registers.merge(charge.connector, taken, Double::sum);
    }
}
