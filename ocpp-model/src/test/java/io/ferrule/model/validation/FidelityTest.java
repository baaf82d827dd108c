// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Call;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.JsonTexts;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message of every version, spelled at random: what nobody touched stays character for character. */
final class FidelityTest {

    private static final int ROUNDS = 40;
    private static final long SEED = Long.getLong("seed", 27_182_818L);

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());

    private static Stream<Message> messages() {
        return Message.all();
    }

    /** A frame around one message, and where the values of its payload stand. */
    private record Spelled(JsonTexts texts, String before, String payload, String after, String seeded) {

        static Spelled of(Message message, long seed) throws IOException {
            Random random = new Random(seed);
            JsonNode value = new PayloadMaker(Schemas.generated(message), random).payload();
            JsonTexts texts = new JsonTexts(random);
            String payload = texts.spelled(value);
            String space = random.nextBoolean() ? " \t" : "";
            String before = space + "[2" + space + ", \"\\u0069d\",\"Any\"," + space;
            return new Spelled(texts, before, payload, space + "]\n", "seed " + seed + ": " + payload);
        }

        String text() {
            return before + payload + after;
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void whatIsReadIsKeptAsItWasWritten(Message message) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            Spelled spelled = Spelled.of(message, SEED + round);

            Call call = read(spelled.text());

            assertThat(call.text()).as(spelled.seeded).isEqualTo(spelled.text());
            assertThat(call.payload().text()).as(spelled.seeded).isEqualTo(spelled.payload);
            assertThat(call.withId("7").text())
                    .as(spelled.seeded)
                    .isEqualTo(spelled.before.replace("\"\\u0069d\"", "\"7\"") + spelled.payload + spelled.after);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void anEditChangesTheCharactersOfTheEditedTokenAndNoOthers(Message message) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            Spelled spelled = Spelled.of(message, SEED + round);
            String pointer = spelled.texts.somePointer();
            Call call = read(spelled.text());

            Call edited = call.withPayload(call.payload().with(pointer, List.of("new", 1)));

            String expected = spelled.texts.withReplaced(pointer, "[\"new\",1]");
            assertThat(edited.text())
                    .as(spelled.seeded + " at " + pointer)
                    .isEqualTo(spelled.before + expected + spelled.after);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyPartHasTheCharactersThatStandThere(Message message) throws IOException {
        Spelled spelled = Spelled.of(message, SEED);
        Payload payload = read(spelled.text()).payload();

        for (String pointer : spelled.texts.pointers()) {
            Payload part = payload.part(pointer).orElseThrow();

            assertThat(part.text()).as(spelled.seeded + " at " + pointer).isEqualTo(spelled.texts.at(pointer));
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void takingAMemberAwayLeavesTheOthersAsTheyWere(Message message) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            Spelled spelled = Spelled.of(message, SEED + round);
            Payload payload = Payload.of(spelled.payload);
            List<String> members = spelled.texts.pointers().stream()
                    .filter(pointer -> pointer.lastIndexOf('/') == 0)
                    .toList();
            for (String gone : members) {
                Payload left = payload.without(gone);

                assertThat(left.has(gone))
                        .as(spelled.seeded + " without " + gone)
                        .isFalse();
                members.stream().filter(other -> !other.equals(gone)).forEach(other -> assertThat(left.part(other))
                        .as(spelled.seeded + " without " + gone)
                        .contains(Payload.of(spelled.texts.at(other))));
            }
        }
    }

    private Call read(String text) {
        return (Call) ((Reading.Read) reader.read(text)).frame();
    }
}
