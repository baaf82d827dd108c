// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.ids.rule.Rule;
import io.ferrule.ids.rule.RuleReading;
import io.ferrule.ids.rule.RuleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ferrule ids coverage}: which classes of attacks have rules. */
@Command(
        name = "coverage",
        description = "Lists the classes of attacks A1 to A60 and the rules that see them.",
        footer = {
            "",
            "A57 (approvals) is decided by policies, A59 (costly rules) by the form of the rules;",
            "neither shows in a capture."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:each class that a capture can show has a rule",
            "1:one has none",
            "2:wrong usage or unreadable input"
        },
        mixinStandardHelpOptions = true)
final class IdsCoverageCommand implements Callable<Integer> {

    private static final int CLASSES = 60;
    private static final List<String> NOT_IN_A_CAPTURE = List.of("A57", "A59");

    @Option(names = "--rules", paramLabel = "DIR", description = "Rules to add to those that come with Ferrule.")
    private Optional<Path> rules = Optional.empty();

    @Option(names = "--json", description = "One JSON object for each class.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            RuleReading reading = RuleSource.read(rules);
            reading.problems().forEach(problem -> out.println(problem.text()));
            return reading.problems().isEmpty() ? list(reading.rules(), out) : 1;
        } catch (IOException e) {
            spec.commandLine().getErr().println(RuleSource.reason(rules.orElse(Path.of("")), e));
            return 2;
        }
    }

    private int list(RuleSet set, PrintWriter out) {
        int open = 0;
        for (int number = 1; number <= CLASSES; number++) {
            String name = "A" + number;
            List<String> seeing = set.rules().stream()
                    .map(Rule::card)
                    .filter(card -> card.attackClass().equals(name))
                    .map(card -> card.id() + " (" + card.reaction().name().toLowerCase(Locale.ROOT) + ")")
                    .toList();
            open += seeing.isEmpty() && !NOT_IN_A_CAPTURE.contains(name) ? 1 : 0;
            out.println(
                    json ? object(name, seeing) : name + "\t" + (seeing.isEmpty() ? "-" : String.join(", ", seeing)));
        }
        spec.commandLine()
                .getErr()
                .println("ferrule: " + set.rules().size() + " rules, " + open + " classes without one");
        return open == 0 ? 0 : 1;
    }

    private static String object(String name, List<String> seeing) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("class", name);
        ArrayNode list = object.putArray("rules");
        seeing.forEach(list::add);
        return object.toString();
    }
}
