// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.ids.rule.RuleFiles;

/** {@code IdsLab [A34 | N4 | attacks | traps | months]}: one part of the laboratory alone, quickly. */
public final class IdsLab {

    private IdsLab() {}

    /** Prints the tables of that part. */
    public static void main(String[] arguments) {
        String part = arguments.length == 0 ? "attacks" : arguments[0];
        IdsMeasurement measurement = new IdsMeasurement(System.out, IdsMeasurement.Extent.quick());
        switch (part) {
            case "attacks" -> measurement.recall(RuleFiles.builtIn(), "");
            case "traps" -> measurement.traps(RuleFiles.builtIn(), "");
            case "months" -> measurement.months(RuleFiles.builtIn());
            default -> {
                if (part.startsWith("A")) {
                    measurement.recall(RuleFiles.builtIn(), part);
                } else {
                    measurement.traps(RuleFiles.builtIn(), part);
                }
            }
        }
    }
}
