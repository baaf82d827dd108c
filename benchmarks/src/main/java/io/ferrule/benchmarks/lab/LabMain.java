// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import io.ferrule.benchmarks.lab.endurance.Soak;
import io.ferrule.benchmarks.lab.endurance.Storm;
import io.ferrule.benchmarks.lab.oracle.Promise;
import io.ferrule.benchmarks.lab.processes.Programs;
import io.ferrule.benchmarks.subjects.JvmFlags;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The command line behind {@code benchmarks/run lab|soak|storm}: the root of the project, the command, options. Exit code
 * 0 if all is well, 1 if a run failed, 2 for wrong usage.
 */
public final class LabMain {

    private final Path project;
    private final Path target;

    private LabMain(Path project) {
        this.project = project;
        this.target = project.resolve("benchmarks").resolve("target");
    }

    /** Runs what the arguments ask for. */
    public static void main(String[] arguments) throws IOException, GeneralSecurityException, InterruptedException {
        LabMain main = new LabMain(Path.of(arguments[0]).toAbsolutePath());
        List<String> options = Arrays.asList(arguments).subList(2, arguments.length);
        int code;
        try {
            code = main.run(arguments[1], options);
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            code = 2;
        }
        System.exit(code);
    }

    private int run(String command, List<String> options)
            throws UsageException, IOException, GeneralSecurityException, InterruptedException {
        Programs programs = Programs.built(project);
        switch (command) {
            case "lab" -> {
                Laboratory laboratory = new Laboratory(LabOptions.parse(options), target.resolve("lab"), System.out);
                return laboratory.run(laboratory.train(programs)) ? 0 : 1;
            }
            case "soak" -> {
                Words words = Words.parse("soak [--stations N] [--minutes M] [--promise buffer|mirror]", options);
                Duration length = Duration.ofMinutes(words.number("--minutes", 60));
                new Soak((int) words.number("--stations", 300), length, words.promise(), System.out)
                        .run(documented(programs), RunDirectory.fresh(target.resolve("soak")));
            }
            case "storm" -> {
                Words words = Words.parse("storm [--stations N] [--seconds S] [--promise buffer|mirror]", options);
                Duration outage = Duration.ofSeconds(words.number("--seconds", 120));
                List<Promise> promises =
                        words.text("--promise").isPresent() ? List.of(words.promise()) : List.of(Promise.values());
                new Storm((int) words.number("--stations", 300), outage, promises, System.out)
                        .run(documented(programs), RunDirectory.fresh(target.resolve("storm")));
            }
            default -> throw new UsageException("there is no command " + command);
        }
        return 0;
    }

    private static Programs documented(Programs programs) {
        return programs.with(JvmFlags.documented().options());
    }
}
