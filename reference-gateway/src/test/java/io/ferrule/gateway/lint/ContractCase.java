// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One case of a contract file: what is typed and what must come out.
 *
 * @param says what the case shows
 * @param options options of the command
 * @param input lines of input
 * @param expected lines of output, without messages
 */
record ContractCase(String says, List<String> options, List<String> input, List<String> expected) {

    /** Reads a file of cases that lies beside this class. */
    static List<ContractCase> of(String file) throws IOException {
        List<ContractCase> cases = new ArrayList<>();
        for (String line : text(file).split("\n", -1)) {
            String rest = line.length() > 2 ? line.substring(line.indexOf(' ') + 1) : "";
            if (line.startsWith("== ")) {
                cases.add(new ContractCase(rest, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("$ ")) {
                last(cases).options.addAll(List.of(rest.split(" ")));
            } else if (line.startsWith("<")) {
                last(cases).input.add(rest);
            } else if (line.startsWith("> ")) {
                last(cases).expected.add(rest);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw new IOException(file + " has a line that is none of ==, $, <, > and #: " + line);
            }
        }
        return cases;
    }

    private static ContractCase last(List<ContractCase> cases) {
        return cases.get(cases.size() - 1);
    }

    private static String text(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(ContractCase.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public String toString() {
        return says;
    }
}
