// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.model.Payload;
import io.ferrule.model.dialect.Dialect;
import io.ferrule.model.dialect.DialectMemory;
import io.ferrule.model.internal.json.Tree;
import io.ferrule.model.internal.schema.MessageSchema;
import io.ferrule.model.v15.V15;
import java.io.IOException;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema of a dialect and the conversion from it mean the same form. */
final class DialectAgreementTest {

    private static final int PAYLOADS = Integer.getInteger("payloads", 500);
    private static final long SEED = Long.getLong("seed", 20261122L);

    private final SchemaCheck check = new SchemaCheck();

    static Stream<Arguments> messages() {
        return Stream.of(Dialect.values()).flatMap(dialect -> Stream.of(V15.METER_VALUES, V15.STOP_TRANSACTION)
                .map(action -> Arguments.of(dialect, new Message(action, true))));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readsAndWritesBackWhatTheSchemaDescribes(Dialect dialect, Message message) throws IOException {
        JsonNode shape = MessageSchema.of(message.type(), dialect).rule("");
        for (int i = 0; i < PAYLOADS; i++) {
            JsonNode made = new PayloadMaker(shape, new Random(SEED + i)).payload();
            // No attributes and an empty object of attributes say the same.
            Payload payload = Payload.of(made.toString().replace(",\"attributes\":{}", ""));

            Payload canonical = dialect.toCanonical(message.action(), payload);
            Payload back = dialect.fromCanonical(message.action(), canonical);

            String seed = "seed " + (SEED + i) + ": " + payload.text();
            assertThat(judge(message, canonical, Dialect.B).findings()).as(seed).isEmpty();
            assertThat(canonical.as(message.type())).as(seed).isNotNull();
            assertThat(back.as(Tree.class)).as(seed).isEqualTo(payload.as(Tree.class));
        }
    }

    /** What is accepted in the dialect that came must not be refused by a peer that knows the form of the WSDL. */
    @ParameterizedTest
    @MethodSource("messages")
    void convertsWhatIsAcceptedIntoSomethingThatIsAccepted(Dialect dialect, Message message) throws IOException {
        JsonNode shape = MessageSchema.of(message.type(), dialect).rule("");
        int accepted = 0;
        for (int i = 0; i < PAYLOADS; i++) {
            RandomGenerator random = new Random(SEED + i);
            PayloadMaker maker = new PayloadMaker(shape, random);
            ObjectNode spoiled = maker.payload();
            new Mutator(maker, random).mutate(spoiled, shape);
            Payload payload = Payload.of(spoiled.toString());

            Payload canonical = dialect.toCanonical(message.action(), payload);

            if (judge(message, payload, dialect).findings().isEmpty()) {
                accepted++;
                assertThat(judge(message, canonical, Dialect.B).findings())
                        .as("seed %d: %s as %s", SEED + i, payload.text(), canonical.text())
                        .isEmpty();
            }
        }
        assertThat(accepted).isPositive();
    }

    private Assessment judge(Message message, Payload payload, Dialect dialect) {
        return check.request(message.action(), payload, DialectMemory.fixed(dialect));
    }
}
