// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One block of keys in a file. A key is known because it is asked for; what nobody asked for is unknown. A wrong value is noted and
 * read as if it were absent, so that one reading finds all mistakes.
 */
final class Block {

    private final Source source;
    private final Node at;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Block> children = new ArrayList<>();

    /** A file and the mistakes that were found in it. */
    record Source(Path file, List<RuleProblem> problems) {
        void problem(Node node, String message) {
            int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
            int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
            problems.add(new RuleProblem(file, line, column, message));
        }
    }

    Block(Source source, Node node) {
        this.source = source;
        this.at = node;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::take);
        } else {
            source.problem(node, "must be a block of keys, for example \"key: value\"");
        }
    }

    private void take(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (key.isEmpty()) {
            source.problem(tuple.getKeyNode(), "a key must be one word");
        } else if (entries.putIfAbsent(key, tuple) != null) {
            source.problem(tuple.getKeyNode(), "the key \"" + key + "\" is set twice");
        }
    }

    Set<String> keys() {
        return entries.keySet();
    }

    Optional<Node> node(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    /** Reads one value; the parser's IllegalArgumentException says what is allowed. */
    <T> Optional<T> value(String key, Function<String, T> parser) {
        return node(key).flatMap(node -> parsed(node, parser));
    }

    String text(String key) {
        return value(key, text -> text).orElse("");
    }

    String required(String key) {
        String text = text(key);
        if (text.isBlank() && !entries.containsKey(key)) {
            problem("the key \"" + key + "\" is missing");
        }
        return text;
    }

    /** Reads a list of values, or one value as a list of one. */
    <T> List<T> values(String key, Function<String, T> parser) {
        return elements(key).stream()
                .flatMap(node -> parsed(node, parser).stream())
                .toList();
    }

    Optional<Block> block(String key) {
        return node(key).map(this::child);
    }

    List<Block> blocks(String key) {
        return elements(key).stream().map(this::child).toList();
    }

    /** The elements of a list; what is no list is a list of one. */
    List<Node> elements(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && node.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        return node.map(List::of).orElse(List.of());
    }

    Block child(Node node) {
        Block block = new Block(source, node);
        children.add(block);
        return block;
    }

    void problem(String message) {
        source.problem(at, message);
    }

    void problem(String key, String message) {
        NodeTuple entry = entries.get(key);
        source.problem(entry == null ? at : entry.getValueNode(), message);
    }

    void problemAtKey(String key, String message) {
        NodeTuple entry = entries.get(key);
        source.problem(entry == null ? at : entry.getKeyNode(), message);
    }

    /** Notes every key that nobody asked for, in this block and those below. To be called last. */
    void refuseUnknown() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                source.problem(entry.getKeyNode(), "unknown key \"" + shown(key) + "\"; " + Nearest.hint(key, known));
            }
        });
        children.forEach(Block::refuseUnknown);
    }

    private <T> Optional<T> parsed(Node node, Function<String, T> parser) {
        if (!(node instanceof ScalarNode scalar)) {
            source.problem(node, "must be a single value");
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(scalar.getValue()));
        } catch (IllegalArgumentException e) {
            source.problem(node, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
