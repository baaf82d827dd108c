// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.subjects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Java runtime that subjects run on.
 *
 * @param name for tables, for example {@code JDK 17}
 * @param home its directory
 */
public record Jdk(String name, Path home) {

    /** Asks a directory what version it holds. */
    public static Jdk at(Path home) throws IOException {
        String version = Files.readAllLines(home.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("JAVA_VERSION=\"([0-9]+).*", "$1"))
                .findFirst()
                .orElseThrow(() -> new IOException(home + " is no Java runtime"));
        return new Jdk("JDK " + version, home);
    }

    String java() {
        return home.resolve("bin").resolve("java").toString();
    }
}
