// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.footprint;

import io.ferrule.benchmarks.subjects.Jdk;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java virtual machine says that its memory is used for; it must run with NativeMemoryTracking. */
final class NativeMemory {

    /** Makes a virtual machine keep the books. */
    static final String OPTION = "-XX:NativeMemoryTracking=summary";

    private static final Pattern CATEGORY =
            Pattern.compile("-\\s+([A-Za-z ]+?) \\(reserved=\\d+KB(?:, |, .*, )committed=(\\d+)KB");

    private NativeMemory() {}

    /**
     * One part of the memory.
     *
     * @param category the virtual machine's own word for it
     * @param mib committed, of which not everything need be resident
     */
    record Part(String category, double mib) {}

    /** Asks a living virtual machine. */
    static List<Part> of(Jdk jdk, long pid) throws IOException {
        Process process = new ProcessBuilder(
                        jdk.home().resolve("bin").resolve("jcmd").toString(),
                        Long.toString(pid),
                        "VM.native_memory",
                        "summary")
                .redirectErrorStream(true)
                .start();
        List<Part> parts = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = CATEGORY.matcher(line);
                if (matcher.find()) {
                    parts.add(new Part(matcher.group(1), Long.parseLong(matcher.group(2)) / 1024.0));
                }
            }
        }
        return parts;
    }
}
