// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Named pieces of Java in a page, in a class, and in the description of a package. */
final class Snippets {

    private static final Pattern IN_MARKDOWN =
            Pattern.compile("<!-- snippet: ([a-z]+) -->\\n+```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_JAVA =
            Pattern.compile("\\n *// snippet: ([a-z]+)\\n(.*?)\\n *// end\\n", Pattern.DOTALL);
    private static final Pattern IN_JAVADOC =
            Pattern.compile("<!-- snippet: ([a-z]+) --><pre>\\{@code\\n(.*?)\\n \\* }</pre>", Pattern.DOTALL);

    private Snippets() {}

    static Map<String, String> ofMarkdown(Path page) throws IOException {
        return find(IN_MARKDOWN, Files.readString(page));
    }

    static Map<String, String> ofJava(Path file) throws IOException {
        return find(IN_JAVA, Files.readString(file));
    }

    static Map<String, String> ofJavadoc(Path file) throws IOException {
        Map<String, String> found = find(IN_JAVADOC, Files.readString(file));
        found.replaceAll((name, text) -> text.replaceAll("(?m)^ ?\\* ?", "").strip());
        return found;
    }

    private static Map<String, String> find(Pattern pattern, String text) {
        Map<String, String> found = new TreeMap<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2).stripIndent().strip());
        }
        return found;
    }
}
