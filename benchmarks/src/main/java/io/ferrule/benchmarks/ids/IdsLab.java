// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.benchmarks.ids.attack.Attacks;
import io.ferrule.benchmarks.ids.honest.Traps;
import io.ferrule.benchmarks.ids.unseen.Unseen;
import io.ferrule.ids.rule.RuleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * One part of the laboratory alone, quickly: {@code IdsLab attacks | traps | unseen | months | cost | rules | A34 | N4 | honest FILE HOURS | spray FILE IDENTITIES};
 * the last two write a capture. {@code full} behind it: with all seeds and a long life before.
 */
public final class IdsLab {

    private IdsLab() {}

    /** Prints the tables of that part. */
    public static void main(String[] arguments) throws IOException {
        String part = arguments.length == 0 ? "attacks" : arguments[0];
        IdsMeasurement measurement = new IdsMeasurement(System.out, extent(arguments));
        switch (part) {
            case "attacks" -> measurement.recall(RuleFiles.builtIn(), Attacks.all());
            case "traps" -> measurement.traps(RuleFiles.builtIn(), Traps.all());
            case "unseen" -> {
                measurement.recall(RuleFiles.builtIn(), Unseen.attacks());
                measurement.traps(RuleFiles.builtIn(), Unseen.traps());
            }
            case "months" -> measurement.months(RuleFiles.builtIn());
            case "rules" -> measurement.rules();
            case "cost" -> measurement.cost();
            case "honest" -> write(arguments, Captures.honest(Duration.ofHours(Long.parseLong(arguments[2]))));
            case "spray" -> write(arguments, Captures.spray(Integer.parseInt(arguments[2])));
            default -> classes(measurement, part);
        }
    }

    private static IdsMeasurement.Extent extent(String[] arguments) {
        boolean full = List.of(arguments).contains("full");
        return full ? IdsMeasurement.Extent.full() : IdsMeasurement.Extent.quick();
    }

    /** One class of both sets. */
    private static void classes(IdsMeasurement measurement, String part) {
        if (part.startsWith("A")) {
            measurement.recall(
                    RuleFiles.builtIn(),
                    Stream.concat(Attacks.all().stream(), Unseen.attacks().stream())
                            .filter(attack -> attack.type().equals(part))
                            .toList());
        } else {
            measurement.traps(
                    RuleFiles.builtIn(),
                    Stream.concat(Traps.all().stream(), Unseen.traps().stream())
                            .filter(trap -> trap.type().equals(part))
                            .toList());
        }
    }

    private static void write(String[] arguments, Captures.Source source) throws IOException {
        System.out.println(Captures.write(Path.of(arguments[1]), source) + " lines");
    }
}
