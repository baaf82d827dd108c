// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.proxy.testing.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A share of a fleet goes first; the others follow when it has held, and stop when it has not. */
class RolloutsTest {

    private static final Duration HOLD = Duration.ofHours(1);
    private static final int FLEET = 40;
    private static final Novelty NEW = new Novelty("0123456789abcdef", "EC 256 by \"CN=New CA\"");
    private static final Novelty OTHER = new Novelty("fedcba9876543210", "EC 256 by \"CN=Old CA\"");

    @TempDir
    private Path directory;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T12:00:00Z"));
    private Rollouts rollouts;

    @BeforeEach
    void open() throws IOException {
        rollouts = fresh();
    }

    private Rollouts fresh() throws IOException {
        return new Rollouts(new Canary(5, HOLD), Stops.in(directory.resolve("rollouts")), clock);
    }

    private boolean admits(String station) {
        return rollouts.admits(NEW, station, FLEET);
    }

    private boolean fails(String station) throws IOException {
        return rollouts.failed(new Stop(NEW, clock.instant(), station, "the CSMS refused it"), FLEET);
    }

    /** Two of forty, and they have proven themselves. */
    private void proveTwo() {
        for (String station : List.of("CP1", "CP2")) {
            admits(station);
            rollouts.proven(NEW, station, clock.instant());
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 40, 2", "5, 41, 3", "1, 3, 1", "100, 7, 7", "50, 0, 1"})
    void theShareIsRoundedUpAndAtLeastOne(int percent, int fleet, int first) {
        assertThat(new Canary(percent, HOLD).first(fleet)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -5, 101})
    void aShareIsAShare(int percent) {
        assertThatThrownBy(() -> new Canary(percent, HOLD)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void admitsTheFirstWhoComeAndNobodyElse() {
        List<Boolean> admitted =
                IntStream.range(0, 5).mapToObj(i -> admits("CP" + i)).toList();

        assertThat(admitted).containsExactly(true, true, false, false, false);
    }

    @Test
    void admitsOneOfTheFirstAgain() {
        admits("CP1");
        admits("CP2");

        assertThat(admits("CP1")).isTrue();
    }

    @Test
    void keepsTheOthersWaitingWhileTheFirstAreWatched() {
        proveTwo();
        clock.advance(HOLD.minusSeconds(1));

        assertThat(admits("CP3")).isFalse();
    }

    @Test
    void admitsEverybodyWhenTheFirstHaveHeld() {
        proveTwo();
        clock.advance(HOLD);

        assertThat(admits("CP3")).isTrue();
    }

    @Test
    void doesNotOpenForAShareThatIsNotProvenYet() {
        admits("CP1");
        admits("CP2");
        rollouts.proven(NEW, "CP1", clock.instant());
        clock.advance(HOLD);

        assertThat(rollouts.open(NEW, FLEET)).isFalse();
    }

    /** Else a station that was taken out of service would hold up the fleet. */
    @Test
    void givesThePlaceOfAStationThatNeverConnectedToAnother() {
        admits("CP1");
        admits("CP2");
        rollouts.proven(NEW, "CP1", clock.instant());
        clock.advance(HOLD.plusSeconds(1));

        assertThat(admits("CP3")).isTrue();
        assertThat(admits("CP4")).isFalse();
    }

    @Test
    void stopsForEverybodyElseWhenOneOfTheFirstFails() throws IOException {
        admits("CP1");
        admits("CP2");
        rollouts.proven(NEW, "CP1", clock.instant());

        boolean stops = fails("CP2");
        clock.advance(HOLD);

        assertThat(stops).isTrue();
        assertThat(admits("CP3")).isFalse();
        assertThat(admits("CP1")).as("what works stays").isTrue();
        assertThat(admits("CP2")).as("what has failed does not come back").isFalse();
    }

    @Test
    void saysOnceThatItStops() throws IOException {
        admits("CP1");
        admits("CP2");

        assertThat(List.of(fails("CP1"), fails("CP2"))).containsExactly(true, false);
    }

    @Test
    void leavesOtherKindsAlone() throws IOException {
        admits("CP1");
        fails("CP1");

        assertThat(rollouts.admits(OTHER, "CP2", FLEET)).isTrue();
    }

    @Test
    void doesNotStopForOneStationWhenEverybodyMayShowIt() throws IOException {
        proveTwo();
        clock.advance(HOLD);

        assertThat(fails("CP1")).isFalse();
        assertThat(admits("CP3")).isTrue();
    }

    @Test
    void remembersAfterARestartThatItHasStopped() throws IOException {
        admits("CP1");
        fails("CP1");

        rollouts = fresh();

        assertThat(admits("CP3")).isFalse();
        assertThat(Stops.in(directory.resolve("rollouts")).all())
                .containsExactly(new Stop(NEW, clock.instant(), "CP1", "the CSMS refused it"));
    }

    /** The memory of what is proven is the store of identities. */
    @Test
    void goesOnAfterARestartWhereTheStoreSaysItWas() throws IOException {
        Instant before = clock.instant();
        clock.advance(HOLD);
        rollouts = fresh();
        rollouts.proven(NEW, "CP1", before);
        rollouts.shows(NEW, "CP2", before);

        boolean third = admits("CP3");
        rollouts.proven(NEW, "CP2", before);

        assertThat(third).isFalse();
        assertThat(admits("CP3")).isTrue();
    }

    /** By another process, while this one runs. */
    @Test
    void goesOnWhenSomebodyLiftsTheStop() throws IOException {
        admits("CP1");
        fails("CP1");

        boolean lifted = Stops.in(directory.resolve("rollouts")).lift(NEW.name());

        assertThat(lifted).isTrue();
        assertThat(admits("CP3")).isTrue();
    }

    @Test
    void doesNotTakeADamagedNoteForNone() throws IOException {
        admits("CP1");
        fails("CP1");
        Path note = directory.resolve("rollouts").resolve(NEW.name());
        Files.writeString(note, Files.readString(note).replace("CP1", "CP9"));

        assertThatThrownBy(() -> Stops.in(directory.resolve("rollouts")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(NEW.name());
    }
}
