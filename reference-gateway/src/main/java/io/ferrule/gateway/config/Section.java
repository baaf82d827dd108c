// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

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
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One block of keys. A key is known because it is asked for, so that no second list of keys can go stale; what nobody
 * asked for is unknown. A wrong value is noted and read as if it were absent, so that one reading finds all mistakes.
 */
final class Section {

    private final Source source;
    private final String path;
    private final Node at;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Section> children = new ArrayList<>();

    private record Entry(Node key, Node value) {}

    private Section(Source source, String path, Node at) {
        this.source = source;
        this.path = path;
        this.at = at;
    }

    static Section of(Source source, String path, Node node) {
        Section section = new Section(source, path, node);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(section::take);
        } else {
            section.problem("must be a block of keys, for example \"key: value\"");
        }
        return section;
    }

    private void take(NodeTuple tuple) {
        Node key = tuple.getKeyNode();
        if (!(key instanceof ScalarNode scalar)) {
            source.problem(key.getStartMark(), path, "a key must be one word");
            return;
        }
        Entry before = entries.putIfAbsent(scalar.getValue(), new Entry(key, tuple.getValueNode()));
        if (before != null) {
            int line =
                    before.key().getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
            source.problem(key.getStartMark(), name(scalar.getValue()), "is already set in line " + line);
        }
    }

    boolean has(String key) {
        return entry(key).isPresent();
    }

    /** Reads one value; the parser's IllegalArgumentException says what is allowed. */
    <T> Optional<T> value(String key, Function<String, T> parser) {
        return entry(key).flatMap(entry -> parsed(key, entry.value(), parser));
    }

    /** Reads a list of values. */
    <T> List<T> values(String key, Function<String, T> parser) {
        return elements(key, "a list of values, for example [" + key + "]").stream()
                .flatMap(node -> parsed(key, node, parser).stream())
                .toList();
    }

    /** Reads a block of keys; an absent one is an empty one. */
    Optional<Section> section(String key) {
        return entry(key).map(entry -> child(key, entry.value()));
    }

    /** Reads a list of blocks. */
    List<Section> sections(String key) {
        List<Node> nodes = elements(key, "a list, each element starting with \"- \"");
        List<Section> sections = new ArrayList<>();
        for (Node node : nodes) {
            sections.add(child(key + "[" + sections.size() + "]", node));
        }
        return sections;
    }

    /** Reads a secret: a value, {@code {file: path}} or {@code {env: NAME}}. */
    Optional<Secret> secret(String key) {
        Optional<Secret> secret = entry(key)
                .filter(entry -> entry.value() instanceof MappingNode)
                .map(entry -> child(key, entry.value()))
                .map(this::pointed)
                .orElseGet(() -> value(key, Secret::of));
        if (secret.filter(Secret::isEmpty).isPresent()) {
            problem(key, "is empty");
        }
        return secret;
    }

    private Optional<Secret> pointed(Section where) {
        Optional<Secret> file = where.value("file", source::secretOfFile);
        Optional<Secret> env = where.value("env", source::secretOfEnvironment);
        if (where.has("file") == where.has("env")) {
            where.problem("must be {file: path} or {env: NAME}");
        }
        return file.or(() -> env);
    }

    boolean isList(String key) {
        return entry(key).filter(entry -> entry.value() instanceof SequenceNode).isPresent();
    }

    boolean isBlock(String key) {
        return entry(key).filter(entry -> entry.value() instanceof MappingNode).isPresent();
    }

    /** Notes a mistake at a key of this block, or at the block itself where the key is absent. */
    void problem(String key, String message) {
        Node node = entries.containsKey(key) ? entries.get(key).value() : at;
        source.problem(node.getStartMark(), name(key), message);
    }

    void problem(String message) {
        source.problem(at.getStartMark(), path, message);
    }

    /** Notes every key that nobody asked for, in this block and those below. To be called last. */
    void refuseUnknown() {
        entries.forEach((key, entry) -> {
            if (!known.contains(key)) {
                source.problem(entry.key().getStartMark(), name(key), unknown(key));
            }
        });
        children.forEach(Section::refuseUnknown);
    }

    private String unknown(String key) {
        return "unknown key; "
                + NearestWord.of(key, known)
                        .map(word -> "did you mean \"" + word + "\"?")
                        .orElseGet(() -> "allowed here: " + String.join(", ", known));
    }

    private Section child(String key, Node node) {
        Section section = of(source, name(key), node);
        children.add(section);
        return section;
    }

    private Optional<Entry> entry(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key));
    }

    private List<Node> elements(String key, String form) {
        Optional<Entry> entry = entry(key);
        if (entry.isEmpty()) {
            return List.of();
        }
        if (entry.get().value() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(key, "must be " + form);
        return List.of();
    }

    private <T> Optional<T> parsed(String key, Node node, Function<String, T> parser) {
        if (!(node instanceof ScalarNode scalar)) {
            source.problem(node.getStartMark(), name(key), "must be a single value");
            return Optional.empty();
        }
        if (scalar.isPlain() && scalar.getTag().equals(Tag.NULL)) {
            source.problem(node.getStartMark(), name(key), "has no value; write one or remove the key");
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(scalar.getValue()));
        } catch (IllegalArgumentException e) {
            source.problem(node.getStartMark(), name(key), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
