// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Named pieces of Java in a page or in a class. */
record Snippets(Map<String, String> texts) {

    private static final Pattern IN_MARKDOWN =
            Pattern.compile("<!-- snippet: ([a-z]+) -->\\n+```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_JAVA =
            Pattern.compile("\\n *// snippet: ([a-z]+)\\n(.*?)\\n *// end\\n", Pattern.DOTALL);

    /** Reads a page of the project; the path is relative to its root. */
    static Snippets ofMarkdown(String path) throws IOException {
        return find(IN_MARKDOWN, path);
    }

    /** Reads a class of the project; the path is relative to its root. */
    static Snippets ofJava(String path) throws IOException {
        return find(IN_JAVA, path);
    }

    private static Snippets find(Pattern pattern, String path) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Matcher matcher = pattern.matcher(Files.readString(root().resolve(path)));
        while (matcher.find()) {
            texts.put(matcher.group(1), matcher.group(2).stripIndent().strip());
        }
        return new Snippets(texts);
    }

    // Tests run in the folder of their module.
    private static Path root() {
        List<Path> tried = new ArrayList<>();
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docs/interceptors.md"))) {
                return folder;
            }
            tried.add(folder);
        }
        throw new AssertionError("docs/interceptors.md not found above " + tried);
    }
}
