// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Payload;
import io.ferrule.model.internal.json.Tree;
import java.io.IOException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a schema accepts goes through the record and comes back as the same JSON value, in all versions. */
final class RoundTripTest {

    private static final int PAYLOADS = Integer.getInteger("payloads", 100);
    private static final long SEED = Long.getLong("seed", 20261122L);

    private final SchemaCheck check = new SchemaCheck();

    private static Stream<Message> messages() {
        return Message.all();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void keepsValidPayloadsThroughTheRecord(Message message) throws IOException {
        JsonNode shape = Schemas.generated(message);

        for (int i = 0; i < PAYLOADS; i++) {
            String payload =
                    new PayloadMaker(shape, new Random(SEED + i)).payload().toString();
            Payload back = Payload.of(Payload.of(payload).as(message.type()));

            assertThat(message.judge(check, payload).findings())
                    .as("seed %d: %s", SEED + i, payload)
                    .isEmpty();
            assertThat(Tree.parse(back.text()).node())
                    .as("seed %d", SEED + i)
                    .isEqualTo(Tree.parse(payload).node());
        }
    }
}
