// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Payload;
import io.ferrule.model.internal.json.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands where a fact is looked for, there is an answer, and its pointers lead somewhere. */
final class FactsMutationTest {

    private static final int ROUNDS = 20_000;
    private static final long SEED = Long.getLong("seed", 20_261_122L);
    private static final List<String> ODDITIES = List.of(
            "null",
            "true",
            "-0",
            "1e999",
            "-1e-999",
            "9223372036854775808",
            "0.1",
            "\"\"",
            "\"\\ud83d\\ude00\\u0007\"",
            "[]",
            "{}",
            "[[]]",
            "[null,1,\"x\",{}]",
            "{\"0\":{\"idTag\":\"x\"},\"idToken\":{\"idToken\":1}}",
            "{\"name\":\"x\",\"id\":1,\"location\":\"y\",\"format\":\"URI\",\"content\":\"z\"}");

    private final Random random = new Random(SEED);
    private final List<Example> examples = Example.all();

    @Test
    void spoiledPayloadsGiveFactsOrNone() {
        for (int round = 0; round < ROUNDS; round++) {
            Example example = examples.get(random.nextInt(examples.size()));
            Payload spoiled = spoiled(example.payload());
            String seeded = "seed " + SEED + " round " + round + ": " + example + " became " + spoiled.text();

            assertThatCode(() -> assertThat(example.in(spoiled).all()).allMatch(fact -> spoiled.has(fact.pointer())))
                    .as(seeded)
                    .doesNotThrowAnyException();
        }
    }

    private Payload spoiled(Payload payload) {
        Payload spoiled = payload;
        for (int i = random.nextInt(3); i >= 0; i--) {
            List<String> pointers = new ArrayList<>();
            collect(spoiled.as(Tree.class).node(), "", pointers);
            String pointer = pointers.get(random.nextInt(pointers.size()));
            spoiled = random.nextInt(5) == 0 && !pointer.isEmpty()
                    ? spoiled.without(pointer)
                    : spoiled.with(pointer, Payload.of(ODDITIES.get(random.nextInt(ODDITIES.size()))));
        }
        return spoiled;
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        pointers.add(pointer);
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.path(i), pointer + "/" + i, pointers);
        }
        node.properties().forEach(member -> collect(member.getValue(), pointer + "/" + member.getKey(), pointers));
    }
}
