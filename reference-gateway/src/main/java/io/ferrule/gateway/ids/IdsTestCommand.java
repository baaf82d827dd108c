// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import io.ferrule.ids.capture.RuleTester;
import io.ferrule.ids.rule.RuleFiles;
import io.ferrule.ids.rule.RuleReading;
import io.ferrule.ids.rule.RuleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ferrule ids test}: the tests that rules carry with them. */
@Command(
        name = "test",
        description = "Runs the tests that rules carry with them.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all tests passed", "1:a test failed, or a rule is wrong", "2:wrong usage or unreadable input"
        },
        mixinStandardHelpOptions = true)
final class IdsTestCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "DIR|FILE",
            arity = "0..1",
            description = "File, or directory with files *.yaml; without it, the rules that come with Ferrule.")
    private Optional<Path> place = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            RuleReading reading =
                    place.isPresent() ? RuleFiles.read(place.get()) : new RuleReading(RuleFiles.builtIn(), List.of());
            reading.problems().forEach(problem -> out.println(problem.text()));
            return reading.problems().isEmpty() ? test(reading.rules(), out) : 1;
        } catch (IOException e) {
            spec.commandLine().getErr().println(RuleSource.reason(place.orElse(Path.of("")), e));
            return 2;
        }
    }

    private int test(RuleSet rules, PrintWriter out) {
        List<RuleTester.Outcome> outcomes = RuleTester.run(rules);
        long failed = outcomes.stream().filter(outcome -> !outcome.passed()).count();
        for (RuleTester.Outcome outcome : outcomes) {
            String end = outcome.passed() ? "ok" : "FAILED: " + outcome.problem();
            out.println(outcome.rule() + ": " + outcome.name() + ": " + end);
        }
        spec.commandLine()
                .getErr()
                .println("ferrule: " + outcomes.size() + " tests of "
                        + rules.rules().size() + " rules, " + failed + " failed");
        return failed == 0 ? 0 : 1;
    }
}
