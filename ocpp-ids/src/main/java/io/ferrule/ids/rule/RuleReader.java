// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import io.ferrule.ids.watch.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one rule. */
final class RuleReader {

    private static final int MOST_COUNTED = 1_000;
    private static final Pattern CLASS = Pattern.compile("A[1-9][0-9]?");

    private final Comparisons comparisons;

    RuleReader(Lists lists) {
        this.comparisons = new Comparisons(lists);
    }

    Rule read(Block block) {
        RuleCard card = card(block);
        Rule.Logic logic = logic(block);
        List<RuleCase> cases =
                block.blocks("tests").stream().map(CaseReader::read).toList();
        if (cases.isEmpty()) {
            block.problem("the rule has no tests; give at least one that fires and one that does not");
        }
        return new Rule(card, logic, cases);
    }

    private static RuleCard card(Block block) {
        RuleCard.Explanation explanation = new RuleCard.Explanation(
                block.text("sees"), block.text("misses"), block.text("false-friends"), block.text("next"));
        return new RuleCard(
                block.value("id", Words::id).orElseGet(() -> missing(block)),
                block.value("class", RuleReader::attackClass).orElse(""),
                block.value("severity", Words.word(Severity.class)).orElse(Severity.MEDIUM),
                block.value("action", Words.word(Reaction.class)).orElse(Reaction.ALERT),
                block.value("billing", Words::flag).orElse(false),
                block.required("title"),
                explanation,
                block.values("references", text -> text));
    }

    private static String missing(Block block) {
        block.problem("the key \"id\" is missing or wrong");
        return "";
    }

    private static String attackClass(String text) {
        if (CLASS.matcher(text).matches()) {
            return text;
        }
        throw new IllegalArgumentException(
                "must be a class of attacks from A1 to A99, was \"" + Block.shown(text) + "\"");
    }

    private Rule.Logic logic(Block block) {
        Condition when = comparisons.condition(block, "when");
        Condition unless = comparisons.condition(block, "unless");
        Optional<Tally> count = block.block("count").map(RuleReader::tally);
        List<Condition> sequence = new ArrayList<>();
        for (Block step : block.blocks("sequence")) {
            sequence.add(comparisons.condition(step, "when"));
        }
        List<String> after = block.values("after", Words::id);
        boolean counted = count.isPresent();
        if (when.isEmpty() && sequence.isEmpty() && after.isEmpty()) {
            block.problem("the rule never holds; give it when, sequence or after");
        }
        if (!counted && !(sequence.isEmpty() && after.isEmpty())) {
            block.problem("sequence and after need count with within and per");
        }
        boolean usable = counted || (sequence.isEmpty() && after.isEmpty());
        return new Rule.Logic(when, unless, count, usable ? sequence : List.of(), usable ? after : List.of());
    }

    private static Tally tally(Block block) {
        int atLeast = block.value("at-least", Words.number(1, MOST_COUNTED)).orElse(1);
        long within = block.value("within", Words::duration).orElse(600_000L);
        List<Field> per = new ArrayList<>();
        for (Node node : block.elements("per")) {
            String name = node instanceof org.snakeyaml.engine.v2.nodes.ScalarNode scalar ? scalar.getValue() : "";
            if (!name.equals("fleet")) {
                field(block, "per", name).ifPresent(per::add);
            }
        }
        if (!block.keys().contains("per")) {
            block.problem("say per what is counted: per: station, peer, site, fleet or a field");
        }
        Optional<Field> of = block.value("of", text -> text).flatMap(name -> field(block, "of", name));
        return new Tally(atLeast, within, per, of);
    }

    private static Optional<Field> field(Block block, String key, String name) {
        Optional<Field> field = Field.named(name);
        if (field.isEmpty()) {
            block.problem(key, "unknown field \"" + Block.shown(name) + "\"; " + Nearest.hint(name, Field.names()));
        }
        return field;
    }
}
