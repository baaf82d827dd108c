// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.gateway.config.ConfigException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads configuration files. */
public final class ConfigFile {

    private static final int LARGEST_FILE = 4 * 1_024 * 1_024;
    private static final int MOST_ALIASES = 50;
    private static final int DEEPEST_NESTING = 64;

    private static final Path STANDARD_INPUT = Path.of("-");
    private static final String SMALLEST = "the smallest file has southbound.listen and northbound.url";

    private ConfigFile() {}

    /**
     * Reads a file and everything it points to for secrets.
     *
     * @param file YAML 1.2 of at most 4 MiB in UTF-8; {@code -} for standard input
     * @param environment looks up an environment variable
     * @return the checked configuration
     * @throws ConfigException with every mistake in the file
     */
    public static GatewayConfig read(Path file, Function<String, Optional<String>> environment) throws ConfigException {
        Source source = new Source(file, environment);
        Section root = root(file, source, SMALLEST);
        Optional<GatewayConfig> config = GatewayConfig.read(root, source);
        root.refuseUnknown();
        List<Problem> problems = inOrder(source);
        if (!problems.isEmpty() || config.isEmpty()) {
            throw new ConfigException(Kind.WRONG, problems);
        }
        return config.get();
    }

    /** The block of keys that a whole file is; {@code smallest} tells what an empty one lacks. */
    static Section root(Path file, Source source, String smallest) throws ConfigException {
        return Section.of(source, "", node(file, text(file), smallest));
    }

    /** The mistakes in the order of the file. */
    static List<Problem> inOrder(Source source) {
        return source.problems().stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /** The text of a file of at most 4 MiB. */
    static String text(Path file) throws ConfigException {
        try (InputStream in = file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(file)) {
            byte[] content = in.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                throw unreadable(file, "is larger than " + LARGEST_FILE + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (NoSuchFileException missing) {
            throw unreadable(file, "there is no such file; give the path of a YAML file");
        } catch (CharacterCodingException e) {
            throw unreadable(file, "is not text in UTF-8");
        } catch (IOException e) {
            throw unreadable(
                    file,
                    Files.isDirectory(file)
                            ? "is a directory; give the path of a YAML file"
                            : "cannot be read: " + e.getMessage());
        }
    }

    /** What a text says as YAML; {@code smallest} tells what an empty one lacks. */
    static Node node(Path file, String text, String smallest) throws ConfigException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setCodePointLimit(LARGEST_FILE)
                .setAllowRecursiveKeys(false)
                .build();
        try {
            refuseDepth(file, new Parse(settings).parseString(text));
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> unreadable(file, "is empty; " + smallest));
        } catch (MarkedYamlEngineException e) {
            Source source = new Source(file, name -> Optional.empty());
            source.problem(e.getProblemMark(), "", "is not YAML: " + e.getProblem());
            throw new ConfigException(Kind.UNREADABLE, source.problems());
        } catch (YamlEngineException e) {
            throw unreadable(file, "is not YAML: " + e.getMessage());
        }
    }

    /** The composer calls itself for every level, so that a hostile file could use up the stack. */
    private static void refuseDepth(Path file, Iterable<Event> events) throws ConfigException {
        int depth = 0;
        for (Event event : events) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEEPEST_NESTING) {
                throw unreadable(file, "is nested deeper than " + DEEPEST_NESTING + " levels");
            }
        }
    }

    private static ConfigException unreadable(Path file, String message) {
        return new ConfigException(Kind.UNREADABLE, List.of(new Problem(file, 0, 0, "", message)));
    }
}
