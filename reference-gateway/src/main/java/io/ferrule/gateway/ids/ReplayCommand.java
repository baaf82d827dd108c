// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import io.ferrule.ids.IntrusionDetector;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleReading;
import io.ferrule.ids.watch.BaselineRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ferrule replay}: a recorded capture through the engine of the gateway, in virtual time. */
@Command(
        name = "replay",
        description = "Takes a recorded capture through the intrusion detection and writes alerts as JSON Lines.",
        footer = {
            "",
            "Example:  ferrule replay --mode alert capture.jsonl",
            "",
            "A line is a frame, such as {\"t\":\"2026-01-01T00:00:00Z\",\"station\":\"CP1\",\"from\":\"station\",",
            "\"ocpp\":\"1.6\",\"frame\":\"[…]\"}, a connection event, or a context; see docs/intrusion-detection.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no alert", "1:at least one alert", "2:wrong usage or unreadable input"},
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    private static final Path STANDARD_INPUT = Path.of("-");

    /** One cuts lines, the others prepare them; the engine itself keeps one more processor busy. */
    private static final int THREADS_AHEAD =
            1 + Math.min(4, Runtime.getRuntime().availableProcessors());

    private final InputStream standardInput;

    @Option(names = "--rules", paramLabel = "DIR", description = "Rules to add to those that come with Ferrule.")
    private Optional<Path> rules = Optional.empty();

    @Option(names = "--policy", paramLabel = "DIR", description = "Policies to apply as well.")
    private Optional<Path> policy = Optional.empty();

    @Option(
            names = "--mode",
            paramLabel = "observe|alert|block",
            defaultValue = "block",
            description = "The most that happens, whatever a rule says (${DEFAULT-VALUE}).")
    private String mode = "";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Keeps what is learned about stations between captures.")
    private Optional<Path> state = Optional.empty();

    @Parameters(paramLabel = "CAPTURE", description = "File to read; - is standard input.")
    private Path capture = STANDARD_INPUT;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * Makes the command.
     *
     * @param standardInput what {@code -} stands for; it is not closed
     */
    public ReplayCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine line = spec.commandLine();
        Reaction most = reaction(line);
        if (policy.isPresent()) {
            throw new ParameterException(line, "this version of Ferrule has no policies; leave --policy out");
        }
        try {
            RuleReading reading = RuleSource.read(rules.stream().toList());
            if (!reading.problems().isEmpty()) {
                reading.problems().forEach(problem -> line.getErr().println("ferrule: " + problem.text()));
                return 2;
            }
            return replay(reading, most);
        } catch (IOException | InvalidPathException e) {
            line.getErr().println("ferrule: " + reason(e));
            return 2;
        }
    }

    private Reaction reaction(CommandLine line) {
        return Arrays.stream(Reaction.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(mode))
                .findFirst()
                .orElseThrow(() -> new ParameterException(line, "--mode is none of observe, alert and block"));
    }

    private int replay(RuleReading reading, Reaction most) throws IOException, InterruptedException {
        Optional<LearnedFile> learned = state.map(LearnedFile::new);
        Map<String, BaselineRecord> before = learned.isPresent() ? learned.get().read() : Map.of();
        IntrusionDetector detector = new IntrusionDetector(reading.rules(), most, before);
        ReplayRun run = new ReplayRun(detector, spec.commandLine().getOut());
        ExecutorService ahead = Executors.newFixedThreadPool(THREADS_AHEAD, work -> {
            Thread thread = new Thread(work, "ferrule-replay-ahead");
            thread.setDaemon(true);
            return thread;
        });
        try {
            boolean quiet = over(run, ahead);
            if (learned.isPresent()) {
                learned.get().write(before, detector.learned());
            }
            return quiet ? 0 : 1;
        } finally {
            ahead.shutdownNow();
        }
    }

    private boolean over(ReplayRun run, ExecutorService ahead) throws IOException, InterruptedException {
        if (capture.equals(STANDARD_INPUT)) {
            return run.over(standardInput, ahead);
        }
        try (InputStream in = Files.newInputStream(capture)) {
            return run.over(in, ahead);
        }
    }

    private String reason(Exception e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile()
                    + " cannot be read: there is no such file; give the path of a capture, or - for standard input";
        }
        return capture + " cannot be read: "
                + (Files.isDirectory(capture) ? "it is a directory; give a capture" : String.valueOf(e.getMessage()));
    }
}
