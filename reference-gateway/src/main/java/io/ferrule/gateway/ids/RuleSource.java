// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import io.ferrule.ids.rule.RuleFiles;
import io.ferrule.ids.rule.RuleProblem;
import io.ferrule.ids.rule.RuleReading;
import io.ferrule.ids.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules that come with Ferrule, and those of directories that are added to them. */
public final class RuleSource {

    private RuleSource() {}

    /** Both together, or what is wrong with the directory. */
    static RuleReading read(Optional<Path> own) throws IOException {
        RuleSet builtIn = RuleFiles.builtIn();
        if (own.isEmpty()) {
            return new RuleReading(builtIn, List.of());
        }
        RuleReading reading = RuleFiles.read(own.get());
        return new RuleReading(builtIn.with(reading.rules()), reading.problems());
    }

    /**
     * Ours, and those of several places; a rule takes the place of an earlier one of the same id.
     *
     * @param places files and directories
     * @return all together, or what is wrong with them
     */
    public static RuleReading read(List<Path> places) {
        RuleSet all = RuleFiles.builtIn();
        List<RuleProblem> problems = new ArrayList<>();
        for (Path place : places) {
            try {
                RuleReading reading = RuleFiles.read(place);
                all = all.with(reading.rules());
                problems.addAll(reading.problems());
            } catch (IOException e) {
                problems.add(new RuleProblem(place, 0, 0, cannotBeRead(e)));
            }
        }
        return new RuleReading(all, problems);
    }

    private static String cannotBeRead(IOException e) {
        boolean missing = e instanceof java.nio.file.NoSuchFileException;
        return "cannot be read: "
                + (missing
                        ? "there is no such file or directory; give one with files of rules"
                        : String.valueOf(e.getMessage()));
    }

    static String reason(Path place, IOException e) {
        return "ferrule: " + place + " " + cannotBeRead(e);
    }
}
