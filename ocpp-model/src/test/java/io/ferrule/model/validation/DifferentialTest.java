// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.internal.json.Tree;
import io.ferrule.model.v15.V15;
import io.ferrule.model.v16.V16;
import io.ferrule.model.v201.V201;
import io.ferrule.model.validation.IntendedDifference.By;
import io.ferrule.model.validation.IntendedDifference.Complaint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * places for the same reasons.
 */
final class DifferentialTest {

    private static final int PAYLOADS = Integer.getInteger("payloads", 500);
    private static final long SEED = Long.getLong("seed", 20261122L);

    private final SchemaCheck check = new SchemaCheck();

    /** What one side complains about and the other does not, and the intended difference behind it, if there is one. */
    private record Disagreement(Complaint complaint, Optional<IntendedDifference> difference) {}

    private static Stream<Message> messages() {
        return OfficialSet.versions().stream().flatMap(Message::of);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void judgesAsTheOfficialSchemasDo(Message message) throws IOException {
        List<String> unintended = new ArrayList<>();
        for (OfficialSet set : Schemas.official(message)) {
            String official = set.schema(message);
            List<JsonNode> shapes = List.of(Tree.parse(official).node(), set.ours(message));
            Schema oracle = SchemaLoader.load(new JSONObject(official));
            for (int i = 0; i < PAYLOADS; i++) {
                long seed = SEED + i;
                String payload = Mutator.payload(shapes.get(i % 2), seed);
                disagreements(set, oracle, message, payload).stream()
                        .filter(found -> found.difference.isEmpty())
                        .map(found -> set + ", seed " + seed + ": " + found.complaint + " about " + payload)
                        .forEach(unintended::add);
            }
        }

        assertThat(unintended).isEmpty();
    }

    /** A difference that no longer occurs has no place in the list. */
    @Test
    void hasNoIntendedDifferenceThatDoesNotOccur() throws IOException {
        Set<IntendedDifference> met = new HashSet<>();
        for (Message message : telling()) {
            for (OfficialSet set : Schemas.official(message)) {
                String official = set.schema(message);
                List<JsonNode> shapes = List.of(Tree.parse(official).node(), set.ours(message));
                Schema oracle = SchemaLoader.load(new JSONObject(official));
                for (int i = 0; i < PAYLOADS; i++) {
                    String payload = Mutator.payload(shapes.get(i % 2), SEED + i);
                    disagreements(set, oracle, message, payload).forEach(found -> found.difference.ifPresent(met::add));
                }
            }
        }

        assertThat(met).containsExactlyInAnyOrderElementsOf(IntendedDifference.ALL);
    }

    /** Messages that show all the differences between them. */
    private static List<Message> telling() {
        Stream<Message> requests = Stream.of(
                        V15.METER_VALUES,
                        V15.STOP_TRANSACTION,
                        V15.DIAGNOSTICS_STATUS_NOTIFICATION,
                        V16.METER_VALUES,
                        V16.GET_DIAGNOSTICS,
                        V16.HEARTBEAT,
                        V201.RESERVE_NOW)
                .map(action -> new Message(action, true));
        Stream<Message> responses =
                Stream.of(V15.AUTHORIZE, V15.GET_CONFIGURATION).map(action -> new Message(action, false));
        return Stream.concat(requests, responses).toList();
    }

    private List<Disagreement> disagreements(OfficialSet set, Schema oracle, Message message, String payload) {
        Assessment seen = set.judge(check, message, payload);
        List<Complaint> unshared = unshared(refusals(oracle, payload), refusals(seen));
        if (unshared.isEmpty()) {
            return List.of();
        }
        JsonNode tree = Tree.parse(payload).node();
        return unshared.stream()
                .map(complaint -> new Disagreement(complaint, IntendedDifference.behind(set, complaint, tree, seen)))
                .toList();
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
