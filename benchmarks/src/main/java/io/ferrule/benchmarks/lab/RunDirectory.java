// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories of runs. */
final class RunDirectory {

    private RunDirectory() {}

    /** Makes an empty directory. */
    static Path fresh(Path directory) throws IOException {
        remove(directory);
        return Files.createDirectories(directory);
    }

    /** Takes a directory away with everything in it. */
    static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
