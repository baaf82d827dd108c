// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.internal.json.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the schemas that the tests compare: those that are generated, and the official ones where they are at hand. */
final class Schemas {

    private Schemas() {}

    /** The generated schema of a record. */
    static JsonNode generated(Class<? extends Record> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("schema/" + type.getSimpleName() + ".json")) {
            assertThatThereIs(in, type);
            return Tree.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .node();
        }
    }

    private static void assertThatThereIs(InputStream in, Class<?> type) {
        if (in == null) {
            throw new AssertionError("no schema was generated for " + type);
        }
    }

    /** The text of the official schema; its file is named after the record, but that requests have no suffix. */
    static String official(Class<? extends Record> type) throws IOException {
        Optional<Path> folder = officialFolder();
        assumeThat(folder)
                .as("the official schemas, in shared/ocpp-schemas beside the project or where -Dferrule.schemas says")
                .isPresent();
        String file = type.getSimpleName().replaceFirst("Request$", "") + ".json";
        Path found = Stream.of("1.6", "1.6-security")
                .map(set -> folder.orElseThrow().resolve(set).resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no official schema " + file));
        return Files.readString(found).replace("\uFEFF", "");
    }

    /** Where the official files are, if they are at hand. */
    static Optional<Path> officialFolder() {
        String configured = System.getProperty("ferrule.schemas");
        if (configured != null) {
            return Optional.of(Path.of(configured));
        }
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve("ocpp-schemas"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
