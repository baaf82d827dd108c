// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** People with cars: more of them by day than by night, more on working days. For one thread. */
public final class Drivers {

    private static final int CARDS = 60;

    private final Simulation simulation;
    private final List<String> cards = new ArrayList<>();

    /** Drivers whose cards the CSMS knows. */
    public Drivers(Simulation simulation, Central central) {
        this.simulation = simulation;
        for (int i = 0; i < CARDS; i++) {
            String card = "04" + String.format("%012X", simulation.random().nextLong(1L << 48));
            cards.add(card);
            central.knows(card);
        }
    }

    /** Cars come to a connector for as long as the simulation goes on. */
    public void come(Station station, int connector) {
        simulation.in(gap(), () -> {
            if (simulation.random().nextDouble() < likely() && !station.busy(connector)) {
                station.visit(connector, visit());
            }
            come(station, connector);
        });
    }

    /** The card of any driver. */
    public String card() {
        return cards.get(simulation.random().nextInt(cards.size()));
    }

    /** What any driver wants. */
    public Visit visit() {
        RandomGenerator random = simulation.random();
        Duration parked = simulation.between(Duration.ofMinutes(25), Duration.ofHours(5));
        return new Visit(card(), random.nextDouble(3_000, 45_000), random.nextDouble(0.45, 0.97), parked);
    }

    private Duration gap() {
        double hours = -2.5 * Math.log(1 - simulation.random().nextDouble());
        return Duration.ofSeconds(60 + Math.round(hours * 3_600));
    }

    private double likely() {
        ZonedDateTime now = simulation.now().atZone(ZoneOffset.UTC);
        double day = now.getHour() >= 6 && now.getHour() < 22 ? 0.8 : 0.15;
        return now.getDayOfWeek() == DayOfWeek.SUNDAY ? day / 2 : day;
    }
}
