// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.acn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** The constraints of the site once more, written down as its description says them, to check what allocators say. */
final class LineCurrents {

    private static final double TOLERANCE = 1e-9;
    private static final double LINES = 3;
    private static final double SECONDARY_VOLTS = 120;
    private static final double PRIMARY_VOLTS = 277;

    private final JsonNode network;
    private final double watts;
    private final Map<String, String> groups = new HashMap<>();

    LineCurrents(JsonNode network, double transformerWatts) {
        this.network = network;
        this.watts = transformerWatts;
        network.path("stations").properties().forEach(group -> group.getValue()
                .forEach(station -> groups.put(station.asText(), group.getKey())));
    }

    /** Whether any line, winding or pod carries more than it may. */
    boolean exceededBy(Map<String, Double> amps) {
        double[] ab = phasor("AB", amps);
        double[] bc = phasor("BC", amps);
        double[] ca = phasor("CA", amps);
        double secondary = watts / LINES / SECONDARY_VOLTS + TOLERANCE;
        double primary = watts / LINES / PRIMARY_VOLTS + TOLERANCE;
        return size(1, ab, -1, ca, 0, bc) > secondary
                || size(1, bc, -1, ab, 0, ca) > secondary
                || size(1, ca, -1, bc, 0, ab) > secondary
                || size(0.25, ab, -0.5, ca, 0.25, bc) > primary
                || size(0.25, bc, -0.5, ab, 0.25, ca) > primary
                || size(0.25, ca, -0.5, bc, 0.25, ab) > primary
                || podExceeded(amps);
    }

    private double[] phasor(String group, Map<String, Double> amps) {
        double angle = Math.toRadians(network.path("phaseAngleDeg").path(group).asDouble());
        double sum = 0;
        for (Map.Entry<String, Double> one : amps.entrySet()) {
            sum += group.equals(groups.get(one.getKey())) ? one.getValue() : 0;
        }
        return new double[] {sum * Math.cos(angle), sum * Math.sin(angle)};
    }

    private static double size(double f, double[] one, double g, double[] two, double h, double[] three) {
        return Math.hypot(f * one[0] + g * two[0] + h * three[0], f * one[1] + g * two[1] + h * three[1]);
    }

    private boolean podExceeded(Map<String, Double> amps) {
        for (JsonNode pod : network.path("pods")) {
            double sum = 0;
            for (JsonNode station : pod.path("stations")) {
                sum += amps.getOrDefault(station.asText(), 0.0);
            }
            if (sum > pod.path("limitA").asDouble() + TOLERANCE) {
                return true;
            }
        }
        return false;
    }
}
