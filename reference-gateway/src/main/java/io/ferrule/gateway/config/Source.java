// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where a configuration comes from, and the mistakes found in it so far. Used by one thread. */
final class Source {

    private static final int LARGEST_SECRET = 64 * 1_024;

    private final Path file;
    private final Function<String, Optional<String>> environment;
    private final List<Problem> problems = new ArrayList<>();

    Source(Path file, Function<String, Optional<String>> environment) {
        this.file = file;
        this.environment = environment;
    }

    void problem(Optional<Mark> mark, String key, String message) {
        int line = mark.map(at -> at.getLine() + 1).orElse(0);
        int column = mark.map(at -> at.getColumn() + 1).orElse(0);
        problems.add(new Problem(file, line, column, key, message));
    }

    /** A mistake that was found in a file to which this one points. */
    void problem(Problem found) {
        problems.add(found);
    }

    /** Another file, read with the same environment; its mistakes are its own. */
    Source beside(Path other) {
        return new Source(other, environment);
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** A path of the file is meant from where the file is. */
    Path resolve(String path) {
        return file.toAbsolutePath().resolveSibling(path).normalize();
    }

    /** A file that is to be read now, so that the key that points to it can be named if it is not there. */
    Path present(String path) {
        Path where = resolve(path);
        if (!Files.exists(where)) {
            throw new IllegalArgumentException("there is no file " + where + "; create it, or change the path");
        }
        return where;
    }

    Secret secretOfFile(String path) {
        Path where = resolve(path);
        try (InputStream in = Files.newInputStream(where)) {
            byte[] content = in.readNBytes(LARGEST_SECRET + 1);
            if (content.length > LARGEST_SECRET) {
                throw new IllegalArgumentException(
                        where + " is no secret: it has more than " + LARGEST_SECRET + " bytes");
            }
            return Secret.ofFile(content);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException(
                    "there is no file " + where + "; create it, readable by the gateway only", missing);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + where + ": " + e.getMessage(), e);
        }
    }

    Secret secretOfEnvironment(String name) {
        return environment
                .apply(name)
                .map(Secret::of)
                .orElseThrow(() -> new IllegalArgumentException("the environment variable " + name + " is not set"));
    }
}
