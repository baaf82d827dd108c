// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The spellings in which stations send units. */
final class UnitSpelling {

    /** Names of one unit, in all versions and in the field; the best comes first. */
    private static final List<List<String>> SAME = List.of(
            List.of("Celsius", "Celcius", "C", "\u00b0C"),
            List.of("Fahrenheit", "F"),
            List.of("Percent", "%"),
            List.of("A", "Amp", "Amps", "Ampere"),
            List.of("V", "Volt", "Volts"),
            List.of("W", "Watt"));

    private UnitSpelling() {}

    /** The unit that is meant, if a version knows it and it is not what is written already. */
    static Optional<String> of(String written, List<String> known) {
        Stream<String> names = SAME.stream()
                .filter(group -> group.stream().anyMatch(written::equalsIgnoreCase))
                .flatMap(List::stream);
        return Stream.concat(names, Stream.of(written))
                .flatMap(name -> known.stream().filter(name::equalsIgnoreCase))
                .findFirst()
                .filter(unit -> !unit.equals(written));
    }

    /** 1.6 can measure a frequency but has no unit for it. */
    static boolean isFrequency(String written) {
        return written.equalsIgnoreCase("Hertz") || written.equalsIgnoreCase("Hz");
    }
}
