// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks;

import io.ferrule.benchmarks.subjects.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What was asked for on the command line: {@code --project DIR --jdk HOME... [--quick] MEASUREMENT...}.
 *
 * @param project root of the project
 * @param jdks runtimes to measure on, at least one
 * @param quick whether a short run will do
 * @param measurements what to measure, at least one
 */
record Options(Path project, List<Jdk> jdks, boolean quick, List<String> measurements) {

    Options {
        jdks = List.copyOf(jdks);
        measurements = List.copyOf(measurements);
        if (jdks.isEmpty() || measurements.isEmpty()) {
            throw new IllegalArgumentException("name at least one --jdk and one measurement");
        }
    }

    static Options parse(List<String> arguments) throws IOException {
        Path project = Path.of("").toAbsolutePath();
        List<Jdk> jdks = new ArrayList<>();
        List<String> measurements = new ArrayList<>();
        boolean quick = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--project" -> project = Path.of(rest.next()).toAbsolutePath();
                case "--jdk" -> jdks.add(Jdk.at(Path.of(rest.next())));
                case "--quick" -> quick = true;
                default -> measurements.add(argument);
            }
        }
        return new Options(project, jdks, quick, measurements);
    }
}
