// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids;

import io.ferrule.ids.rule.RuleFiles;
import io.ferrule.ids.rule.RuleReading;
import io.ferrule.ids.rule.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Sets of so many rules: ours, and where they are too few ours once more under other names. */
final class RuleSizes {

    private static final List<String> FILES =
            List.of("transport", "messages", "sessions", "station", "csms", "trust", "fleet", "patches");

    private RuleSizes() {}

    static RuleSet of(int count) throws IOException {
        RuleSet all = RuleFiles.builtIn().with(copies());
        RuleSet some = RuleSet.empty();
        for (var rule : all.rules()) {
            if (some.rules().size() < count) {
                some = some.with(all.only(rule));
            }
        }
        return some;
    }

    private static RuleSet copies() throws IOException {
        Path directory = Files.createTempDirectory("ferrule-rules");
        try {
            for (String name : FILES) {
                Files.writeString(directory.resolve(name + ".yaml"), copy(name));
            }
            RuleReading reading = RuleFiles.read(directory);
            if (!reading.problems().isEmpty()) {
                throw new IllegalStateException(reading.problems().get(0).text());
            }
            return reading.rules();
        } finally {
            for (String name : FILES) {
                Files.deleteIfExists(directory.resolve(name + ".yaml"));
            }
            Files.delete(directory);
        }
    }

    private static String copy(String name) throws IOException {
        String resource = "/io/ferrule/ids/rules/" + name + ".yaml";
        try (InputStream in = Objects.requireNonNull(RuleFiles.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("ferrule.", "copy.");
        }
    }
}
