// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import io.ferrule.gateway.demo.Demonstration;
import io.ferrule.gateway.demo.DemonstrationException;
import io.ferrule.gateway.logging.Levels;
import io.ferrule.gateway.process.Signals;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ferrule demo}: a whole charging session through real mutual TLS on this machine. */
@Command(
        name = "demo",
        description =
                "Shows a whole charging session: a legacy station over ws://, the gateway, and a CSMS that demands mutual TLS.",
        footer = {
            "",
            "Example:  ferrule demo --once",
            "",
            "Makes throw-away keys in a temporary directory and removes them. Without --once the gateway goes on for stations of your own."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every frame arrived character for character over mutual TLS",
            "1:something was not as it must be",
            "2:wrong usage"
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--once", description = "End after one charging session.")
    private boolean once;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Levels.quiet();
        CountDownLatch end = new CountDownLatch(1);
        Signals.on("INT", end::countDown);
        Signals.on("TERM", end::countDown);
        Path directory = Files.createTempDirectory("ferrule-demo-");
        try {
            return show(directory, end);
        } catch (DemonstrationException e) {
            throw new CommandFailure(ExitCode.NOT_FINE, "the demonstration failed: " + e.getMessage());
        } finally {
            remove(directory);
        }
    }

    private int show(Path directory, CountDownLatch end) throws DemonstrationException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Demonstration demonstration = Demonstration.start(out, directory, Clock.systemUTC())) {
            boolean held = demonstration.play();
            if (!once) {
                demonstration.invite();
                end.await();
            }
            return held ? ExitCode.FINE : ExitCode.NOT_FINE;
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            List<Path> files = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
