// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Action;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.dialect.Dialect;
import io.ferrule.model.internal.json.Tree;
import io.ferrule.model.internal.schema.MessageSchema;
import io.ferrule.model.v15.V15;
import io.ferrule.model.v16.V16;
import io.ferrule.model.v201.V201;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is passed over at a glance must be what the whole check passes over. */
final class PlainPayloadTest {

    private static final int PAYLOADS = Integer.getInteger("payloads", 400);
    private static final long SEED = Long.getLong("seed", 20261123L);

    private static Stream<Message> messages() {
        return Message.all();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void isOneThatTheWholeCheckHasNothingToSayAbout(Message message) throws Exception {
        List<MessageSchema> schemas = schemas(message);
        JsonNode shape = Schemas.generated(message);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < PAYLOADS; i++) {
            String payload = Mutator.payload(shape, SEED + i);
            JsonNode tree = Tree.parse(payload).node();
            schemas.stream()
                    .filter(schema -> schema.isPlain(tree) && !isSilent(schema, tree))
                    .forEach(schema -> wrong.add(payload));
        }

        assertThat(wrong).isEmpty();
    }

    private static Stream<Arguments> everyday() {
        return Stream.of(
                Arguments.of(V16.HEARTBEAT, "{}"),
                Arguments.of(
                        V16.STATUS_NOTIFICATION,
                        "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Charging\"}"),
                Arguments.of(
                        V16.METER_VALUES,
                        "{\"connectorId\":1,\"transactionId\":7,\"meterValue\":[{\"timestamp\":\"2026-01-01T00:00:00.000Z\","
                                + "\"sampledValue\":[{\"value\":\"1.5\",\"measurand\":\"Power.Active.Import\",\"unit\":\"kW\"}]}]}"),
                Arguments.of(
                        V15.METER_VALUES,
                        "{\"connectorId\":1,\"values\":[{\"timestamp\":\"2026-01-01T00:00:00Z\",\"value\":[{\"value\":\"1\"}]}]}"),
                Arguments.of(
                        V201.STATUS_NOTIFICATION,
                        "{\"timestamp\":\"2026-01-01T00:00:00.123Z\",\"connectorStatus\":\"Available\",\"evseId\":1,"
                                + "\"connectorId\":1,\"customData\":{\"vendorId\":\"v\",\"more\":[null]}}"));
    }

    @ParameterizedTest
    @MethodSource("everyday")
    void isWhatStationsSayEveryDay(Action<?, ?> action, String payload) {
        assertThat(schemas(new Message(action, true)))
                .anyMatch(schema -> schema.isPlain(Tree.parse(payload).node()));
    }

    /** OCPP 2.0.1 part 2, 2.1: no schema says that a second has three decimals. */
    @Test
    void hasNoTimeThatOnlyAnEarlierVersionTakes() {
        JsonNode answer =
                Tree.parse("{\"currentTime\":\"2026-01-01T00:00:00.1234Z\"}").node();

        assertThat(MessageSchema.of(V16.HEARTBEAT.version(), V16.HEARTBEAT.responseType())
                        .isPlain(answer))
                .isTrue();
        assertThat(MessageSchema.of(V201.HEARTBEAT.version(), V201.HEARTBEAT.responseType())
                        .isPlain(answer))
                .isFalse();
    }

    private static boolean isSilent(MessageSchema schema, JsonNode payload) {
        List<Finding> findings = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        schema.checkWhole(payload, findings, notes);
        return findings.isEmpty() && notes.isEmpty();
    }

    private static List<MessageSchema> schemas(Message message) {
        return message.request() && Dialect.concerns(message.action())
                ? Stream.of(Dialect.values())
                        .map(dialect -> MessageSchema.of(message.type(), dialect))
                        .toList()
                : List.of(MessageSchema.of(message.action().version(), message.type()));
    }
}
