// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.ferrule.ids.watch.Field;
import io.ferrule.ids.watch.Observation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads what a field is compared with. */
final class Comparisons {

    private static final int LONGEST_PATTERN = 1_000;

    private static final List<String> OPERATORS = List.of(
            "is",
            "any-of",
            "not",
            "none-of",
            "at-least",
            "at-most",
            "over",
            "under",
            "longer-than",
            "contains",
            "starts-with",
            "matches",
            "exists",
            "in");

    private final Lists lists;

    Comparisons(Lists lists) {
        this.lists = lists;
    }

    /** A condition: a block of comparisons, or a list of blocks of which one must hold. */
    Condition condition(Block owner, String key) {
        List<List<Comparison>> alternatives = new ArrayList<>();
        for (Node node : owner.elements(key)) {
            Block block = owner.child(node);
            List<Comparison> all = new ArrayList<>();
            block.keys().forEach(name -> comparison(block, name).ifPresent(all::add));
            if (!all.isEmpty()) {
                alternatives.add(all);
            }
        }
        return new Condition(alternatives);
    }

    private Optional<Comparison> comparison(Block block, String name) {
        Optional<Node> node = block.node(name);
        Optional<Field> field = Field.named(name);
        if (field.isEmpty()) {
            block.problemAtKey(
                    name,
                    "unknown field \"" + Block.shown(name) + "\"; " + Nearest.hint(name, Field.names())
                            + " Paths begin with request. or answer.");
            return Optional.empty();
        }
        return node.map(value -> comparison(block, field.get(), value));
    }

    private Comparison comparison(Block block, Field field, Node node) {
        if (node instanceof MappingNode) {
            Block operators = block.child(node);
            List<BiPredicate<List<Object>, Observation>> all = new ArrayList<>();
            operators.keys().forEach(operator -> all.add(operator(operators, operator)));
            boolean absent = operators
                    .value("exists", Words::flag)
                    .filter(wanted -> !wanted)
                    .isPresent();
            List<String> words = absent
                    ? List.of("absent")
                    : operators.keys().contains("any-of") ? texts(operators, "any-of") : List.of();
            return new Comparison(field, all.stream().reduce(BiPredicate::and).orElse((values, o) -> true), words);
        }
        List<String> words = words(node);
        return new Comparison(field, any(oneOf(words)), words);
    }

    private BiPredicate<List<Object>, Observation> operator(Block block, String name) {
        List<String> words = texts(block, name);
        return switch (name) {
            case "is", "any-of" -> any(oneOf(words));
            case "not", "none-of" -> {
                BiPredicate<List<Object>, Observation> named = any(oneOf(words));
                yield (values, o) -> !values.isEmpty() && !named.test(values, o);
            }
            case "contains" -> any(value -> words.stream().anyMatch(plain(value)::contains));
            case "starts-with" -> any(value -> words.stream().anyMatch(plain(value)::startsWith));
            case "matches" -> matches(block);
            case "in" -> list(block);
            case "exists" -> {
                boolean wanted = block.value(name, Words::flag).orElse(true);
                yield (values, o) -> values.isEmpty() != wanted;
            }
            default -> number(block, name);
        };
    }

    /** Compares with a bound; an operator that does not exist is a problem. */
    private static BiPredicate<List<Object>, Observation> number(Block block, String name) {
        return switch (name) {
            case "at-least" -> number(block, name, (value, bound) -> value >= bound);
            case "at-most" -> number(block, name, (value, bound) -> value <= bound);
            case "over" -> number(block, name, (value, bound) -> value > bound);
            case "under" -> number(block, name, (value, bound) -> value < bound);
            case "longer-than" -> {
                double bound = block.value(name, Comparisons::decimal).orElse(Double.NaN);
                yield any(value -> plain(value).length() > bound);
            }
            default -> {
                block.problemAtKey(
                        name, "unknown comparison \"" + Block.shown(name) + "\"; " + Nearest.hint(name, OPERATORS));
                yield (values, o) -> false;
            }
        };
    }

    private BiPredicate<List<Object>, Observation> list(Block block) {
        String name = block.text("in");
        if (!lists.has(name)) {
            block.problem("in", "there is no list \"" + Block.shown(name) + "\"; " + Nearest.hint(name, lists.names()));
        }
        return (values, o) -> values.stream()
                .anyMatch(value -> lists.contains(name, plain(value), o.event().at()));
    }

    private static BiPredicate<List<Object>, Observation> matches(Block block) {
        Optional<Pattern> pattern = block.value("matches", text -> {
            if (text.length() > LONGEST_PATTERN) {
                throw new IllegalArgumentException("a pattern has at most " + LONGEST_PATTERN + " characters");
            }
            try {
                return Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "is no pattern of RE2, which has neither look-around nor back-references: "
                                + e.getDescription(),
                        e);
            }
        });
        return any(
                value -> pattern.filter(one -> one.matcher(plain(value)).find()).isPresent());
    }

    /** Compares two numbers. */
    private interface Order {
        boolean test(double value, double bound);
    }

    private static BiPredicate<List<Object>, Observation> number(Block block, String name, Order order) {
        double bound = block.value(name, Comparisons::decimal).orElse(Double.NaN);
        return any(value -> value instanceof Double number && order.test(number, bound));
    }

    private static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number, was \"" + Block.shown(text) + "\"", e);
        }
    }

    /** A loop and no stream: this is asked several times for each frame, mostly of one value. */
    private static BiPredicate<List<Object>, Observation> any(Predicate<Object> test) {
        return (values, o) -> {
            for (Object value : values) {
                if (test.test(value)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Predicate<Object> oneOf(List<String> words) {
        if (words.size() == 1) {
            String word = words.get(0);
            return value -> word.equals(plain(value));
        }
        Set<String> set = Set.copyOf(words);
        return value -> set.contains(plain(value));
    }

    private static List<String> texts(Block block, String key) {
        return block.values(key, text -> text);
    }

    private static List<String> words(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .filter(ScalarNode.class::isInstance)
                    .map(element -> ((ScalarNode) element).getValue())
                    .toList();
        }
        return node instanceof ScalarNode scalar ? List.of(scalar.getValue()) : List.of();
    }

    /** A value as rules write it: 5 and not 5.0. */
    private static String plain(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf(number.longValue());
        }
        return String.valueOf(value);
    }
}
