// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import io.ferrule.ids.rule.RuleFiles;
import io.ferrule.ids.rule.RuleReading;
import io.ferrule.ids.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The rules that come with Ferrule, and those of a directory that are added to them. */
final class RuleSource {

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

    static String reason(Path place, IOException e) {
        boolean missing = e instanceof java.nio.file.NoSuchFileException;
        return "ferrule: " + place + " cannot be read: "
                + (missing
                        ? "there is no such file or directory; give one with files of rules"
                        : String.valueOf(e.getMessage()));
    }
}
