// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.internal.json.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the schemas that the tests compare: those that are generated, and the official ones where they are at hand. */
final class Schemas {

    private Schemas() {}

    /** The generated schema of a message. */
    static JsonNode generated(Message message) throws IOException {
        Class<? extends Record> type = message.type();
        try (InputStream in = type.getResourceAsStream("schema/" + type.getSimpleName() + ".json")) {
            assertThat(in).as("the schema that was generated for %s", type).isNotNull();
            return Tree.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .node();
        }
    }

    /** The sets that have a schema of a message, one at least; skips the test where no set is at hand. */
    static List<OfficialSet> official(Message message) {
        assumeThat(OfficialSet.home())
                .as("the official schemas, in shared/ocpp-schemas beside the project or where -Dferrule.schemas says")
                .isPresent();
        List<OfficialSet> sets = OfficialSet.of(message);
        assertThat(sets).as("the sets that have a schema of %s", message).isNotEmpty();
        return sets;
    }
}
