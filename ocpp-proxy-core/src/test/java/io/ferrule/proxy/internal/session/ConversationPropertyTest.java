// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the CSMS does, each call of the station is answered once, and the CSMS never has two calls to answer. */
class ConversationPropertyTest {

    private static final int STEPS = 400;

    private final InterceptorHarness session = InterceptorHarness.of(OcppVersion.V1_6);
    private final List<String> asked = new ArrayList<>();
    private final List<String> answered = new ArrayList<>();
    private final List<String> atCsms = new ArrayList<>();
    private int mostOutstanding;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void answersEachCallOnceAndKeepsOneOutstanding(long seed) {
        Random random = new Random(seed);

        for (int step = 0; step < STEPS; step++) {
            take(act(random, step));
        }
        for (int i = 0; i < STEPS; i++) {
            atCsms.clear();
            take(session.advance(Duration.ofSeconds(30)));
        }

        // OCPP-J 1.6, 4.1.1: one call outstanding; and a call of a station is always answered.
        assertThat(mostOutstanding).as("seed %d", seed).isEqualTo(1);
        assertThat(answered).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(asked);
    }

    private Outcome act(Random random, int step) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> ask("s" + step);
            case 2, 3 -> atCsms.isEmpty() ? session.outcome() : session.fromCsms("[3,\"" + atCsms.remove(0) + "\",{}]");
            case 4 -> session.fromCsms("[3,\"s" + random.nextInt(step + 1) + "x\",{}]");
            default -> pass(random);
        };
    }

    private Outcome ask(String id) {
        asked.add(id);
        return session.fromStation("[2,\"" + id + "\",\"Heartbeat\",{}]");
    }

    // A call that was given up is no longer the CSMS's to answer.
    private Outcome pass(Random random) {
        Outcome outcome = session.advance(Duration.ofSeconds(random.nextInt(12)));
        outcome.toStation().forEach(text -> atCsms.remove(idOf(text)));
        return outcome;
    }

    private void take(Outcome outcome) {
        outcome.toStation().forEach(text -> answered.add(idOf(text)));
        for (String call : outcome.toCsms()) {
            atCsms.add(idOf(call));
            mostOutstanding = Math.max(mostOutstanding, atCsms.size());
        }
    }

    private static String idOf(String frame) {
        return frame.split("\"", -1)[1];
    }
}
