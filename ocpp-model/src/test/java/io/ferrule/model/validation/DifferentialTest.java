// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.model.Action;
import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.internal.json.RecordCodec;
import io.ferrule.model.internal.json.Tree;
import io.ferrule.model.v16.V16;
import io.ferrule.model.validation.IntendedDifference.By;
import io.ferrule.model.validation.IntendedDifference.Complaint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.everit.json.schema.Schema;
import org.everit.json.schema.ValidationException;
import org.everit.json.schema.loader.SchemaLoader;
import org.json.JSONObject;
import org.json.JSONTokener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the generated schemas against the official ones: the same payloads, valid and spoiled, must be refused in the same
 * places for the same reasons. The official files are read where they are and never become part of the product.
 */
final class DifferentialTest {

    private static final int PAYLOADS = Integer.getInteger("payloads", 500);
    private static final long SEED = Long.getLong("seed", 20261122L);

    private final SchemaCheck check = new SchemaCheck();

    /** A request or a response of an action. */
    private record Message(Action<?, ?> action, boolean request) {
        Class<? extends Record> type() {
            return request ? action.requestType() : action.responseType();
        }

        Assessment judge(SchemaCheck check, String json) {
            Payload payload = Payload.of(json);
            return request ? check.request(action, payload) : check.response(action, payload);
        }

        @Override
        public String toString() {
            return type().getSimpleName();
        }
    }

    private static Stream<Message> messages() {
        return ActionCatalogue.actions(OcppVersion.V1_6).stream()
                .flatMap(action -> Stream.of(new Message(action, true), new Message(action, false)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void judgesAsTheOfficialSchemaDoes(Message message) throws IOException {
        String official = Schemas.official(message.type());
        List<JsonNode> shapes = List.of(Tree.parse(official).node(), Schemas.generated(message.type()));
        Schema oracle = SchemaLoader.load(new JSONObject(official));

        List<String> disagreements = new ArrayList<>();
        for (int i = 0; i < PAYLOADS; i++) {
            long seed = SEED + i;
            String payload = payload(shapes.get(i % 2), seed);
            Assessment seen = message.judge(check, payload);
            for (Complaint complaint : unshared(refusals(oracle, payload), refusals(seen))) {
                if (IntendedDifference.behind(complaint, Tree.parse(payload).node(), seen)
                        .isEmpty()) {
                    disagreements.add("seed " + seed + ": " + complaint + " about " + payload);
                }
            }
        }

        assertThat(disagreements).isEmpty();
    }

    /** A difference that no longer occurs has no place in the list. */
    @Test
    void hasNoIntendedDifferenceThatDoesNotOccur() throws IOException {
        Set<IntendedDifference> met = new HashSet<>();
        for (Action<?, ?> action : List.of(V16.METER_VALUES, V16.GET_DIAGNOSTICS, V16.HEARTBEAT)) {
            Message message = new Message(action, true);
            String official = Schemas.official(message.type());
            Schema oracle = SchemaLoader.load(new JSONObject(official));
            for (int i = 0; i < PAYLOADS; i++) {
                String payload = payload(Tree.parse(official).node(), SEED + i);
                Assessment seen = message.judge(check, payload);
                for (Complaint complaint : unshared(refusals(oracle, payload), refusals(seen))) {
                    Optional<IntendedDifference> difference = IntendedDifference.behind(
                            complaint, Tree.parse(payload).node(), seen);
                    difference.ifPresent(met::add);
                }
            }
        }

        assertThat(met).containsExactlyInAnyOrderElementsOf(IntendedDifference.ALL);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void acceptsWhatIsMadeFromItsOwnSchemaAndKeepsItThroughTheRecord(Message message) throws IOException {
        JsonNode shape = Schemas.generated(message.type());

        for (int i = 0; i < 100; i++) {
            JsonNode payload = new PayloadMaker(shape, new Random(SEED + i)).payload();
            String text = payload.toString();
            String back = RecordCodec.encode(RecordCodec.decode(Tree.parse(text).node(), message.type()));

            assertThat(message.judge(check, text).findings())
                    .as("seed %d: %s", SEED + i, text)
                    .isEmpty();
            assertThat(Tree.parse(back).node())
                    .as("seed %d", SEED + i)
                    .isEqualTo(Tree.parse(text).node());
        }
    }

    /** A quarter of the payloads is valid, one in forty is null, and the rest is spoiled once or twice. */
    private static String payload(JsonNode shape, long seed) {
        RandomGenerator random = new Random(seed);
        PayloadMaker maker = new PayloadMaker(shape, random);
        ObjectNode payload = maker.payload();
        int spoiled = List.of(0, 1, 1, 2).get(random.nextInt(4));
        for (int i = 0; i < spoiled; i++) {
            new Mutator(maker, random).mutate(payload, shape);
        }
        return (random.nextInt(40) == 0 ? JsonNodeFactory.instance.nullNode() : payload).toString();
    }

    private static Set<Complaint> refusals(Assessment seen) {
        Set<Complaint> complaints = new HashSet<>();
        seen.findings().forEach(found -> complaints.add(new Complaint(By.FERRULE, found.pointer(), found.rule())));
        return complaints;
    }

    /** The official side reads the text with org.json's own parser, so that our bridge is under test as well. */
    private static Set<Complaint> refusals(Schema official, String payload) {
        Set<Complaint> complaints = new HashSet<>();
        try {
            official.validate(new JSONTokener(payload).nextValue());
        } catch (ValidationException e) {
            collect(e, complaints);
        }
        // The official enums say additionalProperties as well, which an object in their place breaks on top of its
        // type.
        complaints.removeIf(complaint -> Set.of("enum", "additionalProperties").contains(complaint.rule())
                && complaints.contains(new Complaint(By.OFFICIAL, complaint.pointer(), "type")));
        return complaints;
    }

    private static void collect(ValidationException failure, Set<Complaint> complaints) {
        if (failure.getCausingExceptions().isEmpty()) {
            String pointer = failure.getPointerToViolation().substring(1);
            complaints.add(new Complaint(By.OFFICIAL, pointer, failure.getKeyword()));
        }
        failure.getCausingExceptions().forEach(cause -> collect(cause, complaints));
    }

    /** What only one of the two complains about. */
    private static List<Complaint> unshared(Set<Complaint> official, Set<Complaint> ours) {
        List<Complaint> unshared = new ArrayList<>();
        official.stream()
                .filter(complaint -> !ours.contains(new Complaint(By.FERRULE, complaint.pointer(), complaint.rule())))
                .forEach(unshared::add);
        ours.stream()
                .filter(complaint ->
                        !official.contains(new Complaint(By.OFFICIAL, complaint.pointer(), complaint.rule())))
                .forEach(unshared::add);
        return unshared;
    }
}
