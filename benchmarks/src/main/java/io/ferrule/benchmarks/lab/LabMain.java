// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import io.ferrule.benchmarks.lab.processes.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

/**
 * The command line behind {@code benchmarks/run lab}: the root of the project, then options. Exit code 0 if all is well, 1
 * if a run failed, 2 for wrong usage.
 */
public final class LabMain {

    private LabMain() {}

    /** Runs what the arguments ask for. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException, InterruptedException {
        Path project = Path.of(arguments[0]).toAbsolutePath();
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        LabOptions options;
        try {
            options = LabOptions.parse(rest);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Laboratory laboratory =
                new Laboratory(options, project.resolve("benchmarks/target/lab"), System.out);
        boolean well = laboratory.run(laboratory.train(Programs.built(project)));
        System.exit(well ? 0 : 1);
    }
}
