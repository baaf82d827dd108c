// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.ids.rule.RuleFiles;
import io.ferrule.ids.rule.RuleProblem;
import io.ferrule.ids.rule.RuleReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ferrule ids lint}: every mistake in files of rules, with file, line and column. */
@Command(
        name = "lint",
        description = "Says every mistake in files of rules, with file, line and column.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no mistake", "1:at least one mistake", "2:wrong usage or unreadable input"},
        mixinStandardHelpOptions = true)
final class IdsLintCommand implements Callable<Integer> {

    @Option(names = "--json", description = "One JSON object for each mistake.")
    private boolean json;

    @Parameters(paramLabel = "DIR|FILE", arity = "1..*", description = "Files, or directories with files *.yaml.")
    private List<Path> places = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        int problems = 0;
        int rules = 0;
        for (Path place : places) {
            try {
                RuleReading reading = RuleFiles.read(place);
                reading.problems().forEach(problem -> out.println(json ? object(problem) : problem.text()));
                problems += reading.problems().size();
                rules += reading.rules().rules().size();
            } catch (IOException e) {
                spec.commandLine().getErr().println(RuleSource.reason(place, e));
                return 2;
            }
        }
        String all = problems == 0 ? rules + " rules, no mistake" : problems + " mistakes";
        spec.commandLine().getErr().println("ferrule: " + all);
        return problems == 0 ? 0 : 1;
    }

    private static String object(RuleProblem problem) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("file", problem.file().toString());
        object.put("line", problem.line());
        object.put("column", problem.column());
        object.put("message", problem.message());
        return object.toString();
    }
}
