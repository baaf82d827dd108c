// SPDX-License-Identifier: Apache-2.0
package io.ferrule.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.store.IdentityStore;
import io.ferrule.proxy.Proxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java in README.md and in pages for embedders stands, line for line, in classes of this package, which the build compiles. */
class ReadmeSnippetsTest {

    private static final Path SOURCES = Path.of("src", "test", "java", "io", "ferrule", "snippets");

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/certificates.md"})
    void everyJavaSnippetIsCompiledCode(String page) throws IOException {
        List<String> snippets = blocks(Files.readString(Path.of("..", page)), "java");
        List<String> sources = sources();

        List<String> uncompiled = snippets.stream()
                .filter(snippet -> sources.stream().noneMatch(source -> source.contains(snippet)))
                .toList();

        assertThat(snippets).isNotEmpty();
        assertThat(uncompiled).isEmpty();
    }

    @Test
    void theProxyOfThePageAboutCertificatesStarts() throws IOException {
        try (IdentityStore store = CertificateSnippets.store(data);
                Proxy proxy = CertificateSnippets.start(store, Runnable::run)) {
            assertThat(proxy.address().getPort()).isPositive();
        }
    }

    private static List<String> blocks(String markdown, String language) {
        List<String> blocks = new ArrayList<>();
        for (String part : markdown.split("```" + language + "\n", -1)) {
            blocks.add(squeeze(part.substring(0, Math.max(part.indexOf("```"), 0))));
        }
        return blocks.subList(1, blocks.size());
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                sources.add(squeeze(Files.readString(file)));
            }
        }
        return sources;
    }

    /** Indentation and line breaks belong to the formatter. */
    private static String squeeze(String code) {
        return code.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }
}
