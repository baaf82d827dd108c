// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.subjects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Java runtime that subjects run on.
 *
 * @param feature its version, for example 17
 * @param home its directory
 */
public record Jdk(int feature, Path home) {

    /** Asks a directory what version it holds. */
    public static Jdk at(Path home) throws IOException {
        int feature = Files.readAllLines(home.resolve("release")).stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> Integer.parseInt(line.replaceAll("JAVA_VERSION=\"([0-9]+).*", "$1")))
                .findFirst()
                .orElseThrow(() -> new IOException(home + " is no Java runtime"));
        return new Jdk(feature, home);
    }

    /** The name for tables. */
    public String name() {
        return "JDK " + feature;
    }

    String java() {
        return home.resolve("bin").resolve("java").toString();
    }
}
