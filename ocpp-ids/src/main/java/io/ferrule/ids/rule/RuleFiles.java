// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Finds and reads files of rules. Nothing is ever instantiated from a file. */
public final class RuleFiles {

    private static final int LARGEST_FILE = 4 * 1_024 * 1_024;
    private static final int DEEPEST = 64;
    private static final int MOST_RULES = 10_000;
    private static final List<String> BUILT_IN =
            List.of("transport", "messages", "sessions", "station", "csms", "trust", "fleet", "patches");

    private RuleFiles() {}

    /**
     * The rules that come with Ferrule.
     *
     * @return one rule or more for each class of attacks that can be seen
     */
    public static RuleSet builtIn() {
        List<RuleProblem> problems = new ArrayList<>();
        FileReader reader = new FileReader(problems);
        for (String name : BUILT_IN) {
            Path file = Path.of("ferrule", name + ".yaml");
            reader.read(file, resource("/io/ferrule/ids/rules/" + name + ".yaml"));
        }
        RuleSet set = reader.finish();
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "a rule of ours is wrong: " + problems.get(0).text());
        }
        return set;
    }

    /**
     * Reads all files of a directory whose names end in {@code .yaml} or {@code .yml}, in the order of their names, or one file.
     *
     * @param place directory or file
     * @return the rules, or what is wrong with them
     * @throws IOException if the place cannot be read
     */
    public static RuleReading read(Path place) throws IOException {
        List<RuleProblem> problems = new ArrayList<>();
        FileReader reader = new FileReader(problems);
        for (Path file : files(place)) {
            reader.read(file, content(file));
        }
        RuleSet set = reader.finish();
        problems.sort(java.util.Comparator.comparing(
                        (RuleProblem problem) -> problem.file().toString())
                .thenComparingInt(RuleProblem::line)
                .thenComparingInt(RuleProblem::column));
        return new RuleReading(problems.isEmpty() ? set : RuleSet.empty(), problems);
    }

    private static List<Path> files(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST_FILE + 1);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(RuleFiles.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads file after file: first the lists of all, so that each rule may use each list, then the rules. */
    private static final class FileReader {

        private final List<RuleProblem> problems;
        private final Lists lists = new Lists();
        private final List<Block> files = new ArrayList<>();

        FileReader(List<RuleProblem> problems) {
            this.problems = problems;
        }

        void read(Path file, byte[] content) {
            Block.Source source = new Block.Source(file, problems);
            text(source, content).flatMap(text -> node(source, text)).ifPresent(node -> {
                Block block = new Block(source, node);
                lists.read(block);
                files.add(block);
            });
        }

        RuleSet finish() {
            RuleReader reader = new RuleReader(lists);
            List<Rule> rules = new ArrayList<>();
            List<Adjustment> adjustments = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            for (Block file : files) {
                for (Block block : file.blocks("rules")) {
                    if (rules.size() == MOST_RULES) {
                        block.problem("there are more than " + MOST_RULES + " rules; leave out what nobody needs");
                        return RuleSet.empty();
                    }
                    rules.add(unique(reader.read(block), block, ids));
                }
                file.blocks("adjust").forEach(block -> adjustments.add(adjustment(block)));
                file.refuseUnknown();
            }
            return new RuleSet(rules, adjustments);
        }

        private static Rule unique(Rule rule, Block block, Set<String> ids) {
            String id = rule.card().id();
            if (!id.isEmpty() && !ids.add(id)) {
                block.problem("id", "there is a rule of this id already");
            }
            return rule;
        }

        private static Adjustment adjustment(Block block) {
            String station = block.text("station");
            boolean silent = block.text("action").equals("silent");
            Optional<Reaction> reaction = silent ? Optional.empty() : block.value("action", Words.word(Reaction.class));
            Optional<java.time.Instant> until = block.value("until", Words::instant);
            if (silent && until.isEmpty()) {
                block.problem("a rule is silent until a day; give until");
            }
            block.text("reason");
            return new Adjustment(block.required("rule"), station.isEmpty() ? "*" : station, reaction, until);
        }

        private static Optional<String> text(Block.Source source, byte[] content) {
            try {
                if (content.length > LARGEST_FILE) {
                    return problem(source, "is larger than " + LARGEST_FILE + " bytes");
                }
                return Optional.of(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(content))
                        .toString());
            } catch (CharacterCodingException e) {
                return problem(source, "is not text in UTF-8");
            }
        }

        private static Optional<Node> node(Block.Source source, String text) {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(source.file().toString())
                    .setMaxAliasesForCollections(50)
                    .setCodePointLimit(LARGEST_FILE)
                    .build();
            try {
                if (tooDeep(new Parse(settings).parseString(text))) {
                    return problem(source, "is nested deeper than " + DEEPEST + " levels");
                }
                return new Compose(settings).composeString(text).or(() -> problem(source, "is empty"));
            } catch (MarkedYamlEngineException e) {
                int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
                int column =
                        e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(0);
                source.problems().add(new RuleProblem(source.file(), line, column, "is not YAML: " + e.getProblem()));
                return Optional.empty();
            } catch (YamlEngineException e) {
                return problem(source, "is not YAML: " + e.getMessage());
            }
        }

        /** The composer calls itself for every level, so that a hostile file could use up the stack. */
        private static boolean tooDeep(Iterable<Event> events) {
            int depth = 0;
            for (Event event : events) {
                depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
                if (depth > DEEPEST) {
                    return true;
                }
            }
            return false;
        }

        private static <T> Optional<T> problem(Block.Source source, String message) {
            source.problems().add(new RuleProblem(source.file(), 0, 0, message));
            return Optional.empty();
        }
    }
}
