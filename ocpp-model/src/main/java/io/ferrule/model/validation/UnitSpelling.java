// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The units of OCPP 1.6 (7.43) and the spellings in which stations send them. */
final class UnitSpelling {

    private static final List<String> UNITS = List.of(
            "Wh",
            "kWh",
            "varh",
            "kvarh",
            "W",
            "kW",
            "VA",
            "kVA",
            "var",
            "kvar",
            "A",
            "V",
            "K",
            "Celsius",
            "Fahrenheit",
            "Percent");

    private static final Map<String, String> SPELLINGS = spellings();

    private UnitSpelling() {}

    /** The unit that is meant, if it is known and not what is written already. */
    static Optional<String> of(String written) {
        return Optional.ofNullable(SPELLINGS.get(written.toLowerCase(Locale.ROOT)))
                .filter(unit -> !unit.equals(written));
    }

    /** 1.6 can measure a frequency but has no unit for it. */
    static boolean isFrequency(String written) {
        return written.equalsIgnoreCase("Hertz") || written.equalsIgnoreCase("Hz");
    }

    private static Map<String, String> spellings() {
        Map<String, String> spellings = new HashMap<>(
                Map.of("celcius", "Celsius", "c", "Celsius", "\u00b0c", "Celsius", "f", "Fahrenheit", "%", "Percent"));
        spellings.putAll(Map.of("amp", "A", "amps", "A", "ampere", "A", "volt", "V", "volts", "V", "watt", "W"));
        UNITS.forEach(unit -> spellings.put(unit.toLowerCase(Locale.ROOT), unit));
        return Map.copyOf(spellings);
    }
}
