// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.site.Fuse;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What the meter values of one message say about a car.
 *
 * @param phaseAmps amperes by phase, 1 to 3; measured, or reckoned from the power of the phase
 * @param amps amperes for which no phase is named; by OCPP for each phase
 * @param watts power over all phases, where no current is told
 * @param energyWh what the meter of the connector shows
 */
public record Reading(
        Map<Integer, Double> phaseAmps, OptionalDouble amps, OptionalDouble watts, OptionalDouble energyWh) {

    private static final int MOST = 100;
    private static final double KILO = 1_000;
    /** Below this a phase is not in use: a meter's own noise. */
    private static final double NOISE = 1;

    /** Copies the map. */
    public Reading {
        phaseAmps = Map.copyOf(phaseAmps);
    }

    /**
     * The largest current of a phase, as far as it is known.
     *
     * @param voltage nominal volts between phase and neutral
     * @param phases how many phases carry a power that is told for all together
     * @return amperes, at most 100,000; empty if nothing was measured
     */
    public OptionalDouble highest(double voltage, int phases) {
        OptionalDouble single =
                phaseAmps.values().stream().mapToDouble(Double::doubleValue).max();
        if (single.isPresent()) {
            return single;
        }
        return amps.isPresent() || watts.isEmpty()
                ? amps
                : OptionalDouble.of(Math.min(Fuse.MOST_AMPS, watts.getAsDouble() / voltage / phases));
    }

    /**
     * How many phases carry a current.
     *
     * @param wired how many phases there are
     * @return 1 to 3; empty if not every phase is told, or nothing flows
     */
    public Optional<Integer> phasesInUse(int wired) {
        long used = phaseAmps.values().stream().filter(value -> value > NOISE).count();
        return phaseAmps.size() < wired || used == 0 ? Optional.empty() : Optional.of((int) used);
    }

    /** Reads what is under {@code /meterValue}, the latest element that says something about each thing. */
    static Reading of(Payload message, double voltage) {
        Collected collected = new Collected(voltage);
        for (int i = 0; i < Math.min(MOST, message.size("/meterValue")); i++) {
            String samples = "/meterValue/" + i + "/sampledValue";
            collected.next();
            for (int j = 0; j < Math.min(MOST, message.size(samples)); j++) {
                collected.take(message, samples + "/" + j);
            }
        }
        return collected.reading();
    }

    /** Values so far. Of one message the latest instant counts, for each thing that is measured. */
    private static final class Collected {
        private final double voltage;
        private Map<Integer, Double> current = new TreeMap<>();
        private Map<Integer, Double> power = new TreeMap<>();
        private OptionalDouble amps = OptionalDouble.empty();
        private OptionalDouble watts = OptionalDouble.empty();
        private OptionalDouble energy = OptionalDouble.empty();
        private boolean fresh;

        Collected(double voltage) {
            this.voltage = voltage;
        }

        void next() {
            fresh = true;
        }

        void take(Payload message, String at) {
            Optional<Double> value = value(message, at);
            String context = message.string(at + "/context").orElse("Sample.Periodic");
            if (value.isEmpty() || context.equals("Transaction.End")) {
                return;
            }
            String measurand = message.string(at + "/measurand").orElse("Energy.Active.Import.Register");
            int phase = phase(message.string(at + "/phase").orElse(""));
            switch (measurand) {
                case "Current.Import" -> current(phase, Math.max(0, value.get()));
                case "Power.Active.Import" -> power(phase, Math.max(0, value.get()));
                case "Energy.Active.Import.Register" -> energy = phase == 0 ? OptionalDouble.of(value.get()) : energy;
                default -> {
                    // Says nothing about what a car draws.
                }
            }
        }

        private void current(int phase, double value) {
            forgetOlder();
            if (phase > 0) {
                current.put(phase, value);
            } else if (phase == 0) {
                amps = OptionalDouble.of(value);
            }
        }

        private void power(int phase, double value) {
            forgetOlder();
            if (phase > 0) {
                power.put(phase, Math.min(Fuse.MOST_AMPS, value / voltage));
            } else if (phase == 0) {
                watts = OptionalDouble.of(value);
            }
        }

        private void forgetOlder() {
            if (fresh) {
                current = new TreeMap<>();
                power = new TreeMap<>();
                amps = OptionalDouble.empty();
                watts = OptionalDouble.empty();
                fresh = false;
            }
        }

        Reading reading() {
            boolean measured = !current.isEmpty() || amps.isPresent();
            return new Reading(measured ? current : power, amps, watts, energy);
        }

        /** Stations write numbers as texts, as they should in 1.6, or the reverse. */
        private static Optional<Double> value(Payload message, String at) {
            Optional<Double> written = message.number(at + "/value")
                    .map(BigDecimal::doubleValue)
                    .or(() -> message.string(at + "/value").flatMap(Collected::parsed));
            String unit = message.string(at + "/unit")
                    .or(() -> message.string(at + "/unitOfMeasure/unit"))
                    .orElse("")
                    .toLowerCase(Locale.ROOT);
            double tens = message.number(at + "/unitOfMeasure/multiplier")
                    .map(BigDecimal::doubleValue)
                    .orElse(0.0);
            double factor = (unit.startsWith("k") ? KILO : 1) * Math.pow(10, tens);
            return written.map(value -> value * factor)
                    .filter(value -> Math.abs(value) <= Fuse.MOST_AMPS * KILO * KILO);
        }

        private static Optional<Double> parsed(String text) {
            try {
                return text.length() > 40 ? Optional.empty() : Optional.of(Double.valueOf(text.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        /** 1 to 3; 0 for none; -1 for what is no phase of its own, such as the neutral or two phases. */
        private static int phase(String word) {
            return switch (word) {
                case "" -> 0;
                case "L1", "L1-N" -> 1;
                case "L2", "L2-N" -> 2;
                case "L3", "L3-N" -> 3;
                default -> -1;
            };
        }
    }
}
