// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CommittedReferenceTest {

    /** The pages are committed, because they are there to be read without a build. */
    @Test
    void agreesWithTheCommittedReference() throws IOException {
        Path generated = Path.of("target").toAbsolutePath();
        Path committed = Path.of("..", "docs").toAbsolutePath().normalize();

        List<Path> pages = pages(generated);

        assertThat(pages(committed)).isEqualTo(pages).hasSizeGreaterThan(1);
        for (Path page : pages) {
            assertThat(committed.resolve(page))
                    .as(
                            "the definitions have changed; copy messages.md and messages from %s to %s",
                            generated, committed)
                    .hasSameTextualContentAs(generated.resolve(page));
        }
    }

    /** The index and the pages of the versions. */
    private static List<Path> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("messages"))) {
            return Stream.concat(Stream.of(folder.resolve("messages.md")), files.sorted())
                    .map(folder::relativize)
                    .toList();
        }
    }
}
