// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ferrule.ids.Alert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Frames that real stations were reported to send: wrong, but no attack. */
class FieldDeviationsTest {

    private static final Path CORPUS = Path.of("..", "..", "shared", "ocpp-corpus", "field-deviations.jsonl");

    @Test
    void raiseNoAlert() throws IOException {
        assumeTrue(Files.exists(CORPUS), "the corpus of field deviations is not there");
        Scene scene = new Scene(0);

        for (String line : Files.readAllLines(CORPUS)) {
            JsonNode deviation = new JsonMapper().readTree(line);
            String from = deviation.path("direction").asText().startsWith("CP") ? "station" : "csms";
            scene.at(deviation.path("id").asText())
                    .ocpp(deviation.path("version").asText());
            scene.pause(60).frame(from, deviation.path("frame").asText());
        }

        assertThat(scene.alerts).extracting(Alert::summary).isEmpty();
    }
}
