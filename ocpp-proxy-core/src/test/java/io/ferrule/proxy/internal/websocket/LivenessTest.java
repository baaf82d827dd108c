// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.KeepAlive;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LivenessTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long START = Long.MAX_VALUE - 5 * SECOND; // the clock of the Java runtime may wrap at any time

    private final Liveness liveness = new Liveness(KeepAlive.every(Duration.ofSeconds(60)), START);

    @Test
    void pingsOnceAnInterval() {
        assertThat(liveness.pingDue(at(59))).isFalse();
        assertThat(liveness.pingDue(at(60))).isTrue();
        assertThat(liveness.pingDue(at(61))).isFalse();
        assertThat(liveness.pingDue(at(120))).isTrue();
    }

    @Test
    void givesUpTwentySecondsAfterAPingThatNothingAnswers() {
        assertThat(liveness.dead(at(80))).isFalse();
        assertThat(liveness.dead(at(80) + 1)).isTrue();
    }

    @Test
    void givesUpSoonerOnAPeerThatIsPingedOften() {
        Liveness often = new Liveness(KeepAlive.every(Duration.ofSeconds(1)), START);
        Liveness everyTenSeconds = new Liveness(KeepAlive.every(Duration.ofSeconds(10)), START);

        assertThat(often.dead(at(6))).isFalse();
        assertThat(often.dead(at(6) + 1)).isTrue();
        assertThat(everyTenSeconds.dead(at(20))).isFalse();
        assertThat(everyTenSeconds.dead(at(20) + 1)).isTrue();
    }

    @Test
    void countsWhateverThePeerSendsAsLife() {
        liveness.heard(at(79));

        // field quirk 21: a station that never answers pings but talks
        assertThat(liveness.dead(at(81))).isFalse();
    }

    @Test
    void neitherPingsNorGivesUpWithoutAnInterval() {
        Liveness silent = new Liveness(KeepAlive.every(Duration.ZERO), START);

        assertThat(silent.pingDue(at(100_000))).isFalse();
        assertThat(silent.dead(at(100_000))).isFalse();
    }

    @Test
    void pingsForEverWhereNoAnswerIsAskedFor() {
        Liveness patient = new Liveness(new KeepAlive(Duration.ofSeconds(60), Duration.ZERO), START);

        assertThat(patient.pingDue(at(60))).isTrue();
        assertThat(patient.dead(at(100_000))).isFalse();
    }

    @Test
    void probesNoLongerThanItsPatience() {
        Liveness hasty = new Liveness(new KeepAlive(Duration.ofSeconds(60), Duration.ofSeconds(3)), START);
        CompletableFuture<Boolean> alive =
                hasty.probe(Duration.ofSeconds(10), START).toCompletableFuture();

        hasty.pingDue(at(3));

        assertThat(alive).isCompletedWithValue(false);
    }

    @Test
    void answersAProbeWhenSomethingComes() {
        CompletableFuture<Boolean> alive =
                liveness.probe(Duration.ofSeconds(10), START).toCompletableFuture();
        assertThat(alive).isNotDone();

        liveness.heard(at(1));

        assertThat(alive).isCompletedWithValue(true);
    }

    @Test
    void answersAProbeWhenItsTimeIsOver() {
        CompletableFuture<Boolean> alive =
                liveness.probe(Duration.ofSeconds(10), START).toCompletableFuture();

        liveness.pingDue(at(9));
        assertThat(alive).isNotDone();

        liveness.pingDue(at(10));
        assertThat(alive).isCompletedWithValue(false);
    }

    @Test
    void answersAProbeWhenTheLinkEnds() {
        CompletableFuture<Boolean> alive =
                liveness.probe(Duration.ofSeconds(10), START).toCompletableFuture();

        liveness.ended();

        assertThat(alive).isCompletedWithValue(false);
    }

    private static long at(long seconds) {
        return START + seconds * SECOND;
    }
}
