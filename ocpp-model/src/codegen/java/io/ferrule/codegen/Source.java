// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import java.util.List;

/** Collects indented lines. */
final class Source {
    private static final int WIDTH = 118;

    private final StringBuilder text = new StringBuilder();
    private int depth;

    Source line(String... parts) {
        String joined = String.join("", parts);
        if (joined.startsWith("}")) {
            depth--;
        }
        text.append(joined.isEmpty() ? "" : "    ".repeat(depth)).append(joined).append('\n');
        if (joined.endsWith("{")) {
            depth++;
        }
        return this;
    }

    /** A javadoc comment; each paragraph is one string, and tags are paragraphs too. */
    Source doc(List<String> paragraphs) {
        if (paragraphs.size() == 1
                && "    ".length() * depth + paragraphs.get(0).length() + 7 <= WIDTH) {
            return line("/** " + paragraphs.get(0) + " */");
        }
        line("/**");
        for (int i = 0; i < paragraphs.size(); i++) {
            boolean tag = paragraphs.get(i).startsWith("@");
            if (i > 0 && (!tag || !paragraphs.get(i - 1).startsWith("@"))) {
                line(" *");
            }
            wrapped((i > 0 && !tag ? "<p>" : "") + paragraphs.get(i), tag ? "    " : "");
        }
        return line(" */");
    }

    private void wrapped(String paragraph, String hang) {
        StringBuilder row = new StringBuilder(" *");
        for (String word : paragraph.split(" ", -1)) {
            if ("    ".length() * depth + row.length() + 1 + word.length() > WIDTH) {
                line(row.toString());
                row = new StringBuilder(" * " + hang + word);
            } else {
                row.append(' ').append(word);
            }
        }
        line(row.toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
