// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random payloads, random edits: the text around the edit stays, and the value is what a tree edit would give. */
final class PayloadEditPropertyTest {

    private static final int ROUNDS = 20_000;
    private static final long SEED = 20_261_122L;

    private final Random random = new Random(SEED);
    private final ObjectMapper trees = new ObjectMapper();

    @Test
    void replacingChangesOneTokenAndNothingElse() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            JsonTexts texts = new JsonTexts(random);
            String text = texts.value(4);
            String pointer = texts.somePointer();

            String edited = Payload.of(text).with(pointer, "new\u00e9").text();

            String seeded = "seed " + SEED + " round " + round + ": " + text + " at " + pointer;
            assertThat(edited).as(seeded).isEqualTo(texts.withReplaced(pointer, "\"new\u00e9\""));
            assertThat(trees.readTree(edited).at(pointer).textValue())
                    .as(seeded)
                    .isEqualTo("new\u00e9");
        }
    }

    @Test
    void takingAwayLeavesTheValueThatATreeWouldHave() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            JsonTexts texts = new JsonTexts(random);
            String text = texts.value(4);
            String pointer = texts.somePointer();
            if (pointer.isEmpty()) {
                continue;
            }

            String edited = Payload.of(text).without(pointer).text();

            String seeded = "seed " + SEED + " round " + round + ": " + text + " at " + pointer;
            assertThat(trees.readTree(edited)).as(seeded).isEqualTo(treeWithout(text, pointer));
        }
    }

    @Test
    void addingAMemberKeepsEveryCharacter() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            JsonTexts texts = new JsonTexts(random);
            String text = texts.object(3);

            String edited = Payload.of(text).with("/added", 5).text();

            String seeded = "seed " + SEED + " round " + round + ": " + text;
            JsonNode expected = ((ObjectNode) trees.readTree(text)).put("added", 5);
            assertThat(trees.readTree(edited)).as(seeded).isEqualTo(expected);
            assertThat(edited.replaceFirst(",?\"added\":5", "")).as(seeded).isEqualTo(text);
        }
    }

    private JsonNode treeWithout(String text, String pointer) throws IOException {
        JsonNode tree = trees.readTree(text);
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = tree.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.remove(Integer.parseInt(last));
        } else {
            ((ObjectNode) parent).remove(last);
        }
        return tree;
    }
}
