// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.subjects;

import java.util.List;
import java.util.stream.Stream;

/**
 * Options of a Java virtual machine.
 *
 * @param options as on the command line
 */
public record JvmFlags(List<String> options) {

    /** Copies the options. */
    public JvmFlags {
        options = List.copyOf(options);
    }

    /** The options that {@code benchmarks/README.md} recommends for a gateway of up to 500 stations. */
    public static JvmFlags documented() {
        return new JvmFlags(List.of("-Xmx64m", "-XX:+UseSerialGC", "-Xss256k"));
    }

    /** These options and one more. */
    public JvmFlags with(String option) {
        return new JvmFlags(Stream.concat(options.stream(), Stream.of(option)).toList());
    }
}
