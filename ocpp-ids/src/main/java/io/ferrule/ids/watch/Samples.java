// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Readings of meters, in the forms of all versions. */
final class Samples {

    private static final String REGISTER = "Energy.Active.Import.Register";
    private static final int MOST = 500;

    private Samples() {}

    /** The readings of one point in time; what was not read is NaN, and there may be a signed text. */
    static final class Sample {
        final long time;
        double energy = Double.NaN;
        double power = Double.NaN;
        double soc = Double.NaN;

        /** Watt-hours below which the register tells nothing, 1,000 at most, 0 if it is told in watt-hours. */
        double resolution;

        String signed = "";

        Sample(long time) {
            this.time = time;
        }
    }

    static List<Sample> of(JsonNode request) {
        List<Sample> samples = new ArrayList<>();
        for (String list : new String[] {"meterValue", "transactionData", "values"}) {
            for (JsonNode reading : request.path(list)) {
                if (samples.size() < MOST) {
                    samples.add(sample(reading));
                }
            }
        }
        return samples;
    }

    private static Sample sample(JsonNode reading) {
        Sample sample = new Sample(Times.of(reading.path("timestamp")));
        for (String list : new String[] {"sampledValue", "values", "value"}) {
            for (JsonNode value : reading.path(list)) {
                read(sample, value);
            }
        }
        return sample;
    }

    private static void read(Sample sample, JsonNode value) {
        JsonNode signed = value.path("signedMeterValue").path("signedMeterData");
        if (Json.text(value, "format").equals("SignedData") || signed.isTextual()) {
            sample.signed = signed.isTextual() ? signed.textValue() : Json.text(value, "value");
            if (!signed.isTextual()) {
                return;
            }
        }
        double number = Json.number(value, "value").orElse(Double.NaN);
        if (Double.isNaN(number) || value.has("phase")) {
            return;
        }
        String unit = unit(value);
        double factor = Math.pow(
                10, Json.integer(value.path("unitOfMeasure"), "multiplier").orElse(0));
        factor *= unit.startsWith("k") ? 1_000 : 1;
        String measurand = Json.text(value, "measurand");
        switch (measurand.isEmpty() ? REGISTER : measurand) {
            case REGISTER -> {
                sample.energy = number * factor;
                sample.resolution = factor < 1_000 ? 0 : 1_000 / parts(number);
            }
            case "Power.Active.Import" -> sample.power = number * factor;
            case "SoC" -> sample.soc = number;
            default -> {}
        }
    }

    /** Into how many parts the last decimal place of a number divides one: 10 for 12.3; a thousand at most. */
    private static double parts(double number) {
        double parts = 1;
        while (parts < 1_000 && Math.abs(number * parts - Math.rint(number * parts)) > 1e-6 * parts) {
            parts *= 10;
        }
        return parts;
    }

    private static String unit(JsonNode value) {
        String unit = Json.text(value, "unit");
        return (unit.isEmpty() ? Json.text(value.path("unitOfMeasure"), "unit") : unit).toLowerCase(Locale.ROOT);
    }
}
