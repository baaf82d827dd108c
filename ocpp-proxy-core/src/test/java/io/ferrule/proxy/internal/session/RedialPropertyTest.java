// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.DialStage;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many planned redials under traffic in both directions: nothing is lost, doubled or brought out of order. */
class RedialPropertyTest {

    private static final int STEPS = 600;
    /** Far from what would be refused. */
    private static final int MOST_WAITING = 30;

    private static final Duration GRACE = Duration.ofHours(1);
    private static final UpstreamFailure NOBODY = UpstreamFailure.of(Fault.NETWORK, DialStage.NETWORK, "nobody");

    private final InterceptorHarness session = InterceptorHarness.of(OcppVersion.V1_6, opened -> new Interceptor() {});
    private final Ends station = new Ends();
    private final Ends csms = new Ends();
    private int redials;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void losesDoublesAndReordersNoCallWhileBothSidesAnswer(long seed) {
        Random random = new Random(seed);

        for (int step = 0; step < STEPS; step++) {
            act(random, "m" + step);
        }
        settle();

        // OCPP-J 1.6, 4.1.1 and 4.2.3: one call outstanding, and each is answered once.
        assertThat(redials).as("seed %d", seed).isGreaterThan(STEPS / 20);
        assertThat(csms.heard).as("seed %d", seed).containsExactlyElementsOf(station.asked);
        assertThat(station.heard).as("seed %d", seed).containsExactlyElementsOf(csms.asked);
        assertThat(station.results).as("seed %d", seed).containsExactlyElementsOf(station.asked);
        assertThat(csms.results).as("seed %d", seed).containsExactlyElementsOf(csms.asked);
        assertThat(station.errors).as("seed %d", seed).isEmpty();
        assertThat(csms.mostOpen).as("seed %d", seed).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void answersEachCallOfTheStationOnceWhateverTheCsmsDoes(long seed) {
        Random random = new Random(seed);

        for (int step = 0; step < STEPS; step++) {
            act(random, "m" + step);
            if (random.nextInt(4) == 0) {
                take(session.advance(Duration.ofSeconds(random.nextInt(4))));
            }
            csms.open.removeAll(station.errors);
        }
        settle();

        List<String> answered = new ArrayList<>(station.results);
        answered.addAll(station.errors);
        assertThat(answered).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(station.asked);
        assertThat(csms.heard).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(csms.heard).as("seed %d", seed).isSubsetOf(station.asked);
        assertThat(station.heard).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(session.stationClosed()).as("seed %d", seed).isEmpty();
    }

    private void act(Random random, String id) {
        switch (random.nextInt(9)) {
            case 0, 1 -> stationAsks("s" + id);
            case 2, 3 -> csmsAnswers();
            case 4 -> csmsAsks("c" + id);
            case 5 -> stationAnswers();
            case 6 -> {
                redials++;
                var unused = session.session().redial(GRACE);
                take(session.outcome());
            }
            case 7 -> dialled(() -> session.redialSucceeds());
            default -> dialled(() -> session.redialFails(NOBODY));
        }
    }

    private void settle() {
        for (int i = 0; i < 4 * STEPS && station.waiting() > 0; i++) {
            dialled(() -> session.redialSucceeds());
            csmsAnswers();
            stationAnswers();
            if (csms.open.isEmpty() && station.open.isEmpty()) {
                take(session.advance(Duration.ofSeconds(10)));
            }
        }
    }

    private void stationAsks(String id) {
        if (station.waiting() < MOST_WAITING) {
            take(session.fromStation(station.ask(id)));
        }
    }

    private void csmsAsks(String id) {
        if (session.csmsClosed().isEmpty() && csms.waiting() < MOST_WAITING) {
            take(session.fromCsms(csms.ask(id)));
        }
    }

    private void csmsAnswers() {
        if (session.csmsClosed().isEmpty() && !csms.open.isEmpty()) {
            take(session.fromCsms(csms.answer()));
        }
    }

    private void stationAnswers() {
        if (!station.open.isEmpty()) {
            take(session.fromStation(station.answer()));
        }
    }

    private void dialled(Supplier<Outcome> end) {
        try {
            take(end.get());
        } catch (NoSuchElementException e) {
            take(session.outcome()); // nobody dials at this moment
        }
    }

    private void take(Outcome outcome) {
        outcome.toStation().forEach(station::take);
        outcome.toCsms().forEach(csms::take);
    }

    /** What one side said and saw. */
    private static final class Ends {
        final List<String> asked = new ArrayList<>();
        final List<String> heard = new ArrayList<>();
        final List<String> open = new ArrayList<>();
        final List<String> results = new ArrayList<>();
        final List<String> errors = new ArrayList<>();
        int mostOpen;

        int waiting() {
            return asked.size() - results.size() - errors.size();
        }

        String ask(String id) {
            asked.add(id);
            return "[2,\"" + id + "\",\"Heartbeat\",{}]";
        }

        String answer() {
            return "[3,\"" + open.remove(0) + "\",{}]";
        }

        void take(String frame) {
            String id = frame.split("\"", -1)[1];
            switch (frame.charAt(1)) {
                case '2' -> {
                    heard.add(id);
                    open.add(id);
                    mostOpen = Math.max(mostOpen, open.size());
                }
                case '3' -> results.add(id);
                default -> errors.add(id);
            }
        }
    }
}
