// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.internal.channel.FrameGuard.Sender;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameGuardTest {

    private static final int FIN = 0x80;
    private static final long SECOND = 1_000_000_000L;
    private static final WireLimits LIMITS =
            new WireLimits(70_000, Duration.ofSeconds(10), 8_192, 10, 20, 5, 1_048_576, 10);

    private final FrameGuard guard = new FrameGuard(LIMITS, Sender.CLIENT, 0);

    @Test
    void passesAFrameAndStopsAtItsEnd() {
        ByteBuffer two = ByteBuffer.wrap(join(frame(FIN | 1, 5), frame(FIN | 1, 7)));

        int passing = guard.next(two, 0);

        assertThat(passing).isEqualTo(frame(FIN | 1, 5).length);
        assertThat(guard.violation()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 65_535, 65_536, 70_000})
    void passesEveryFormOfLength(int length) {
        byte[] frame = frame(FIN | 1, length);

        assertThat(guard.next(ByteBuffer.wrap(frame), 0)).isEqualTo(frame.length);
    }

    @ParameterizedTest
    @MethodSource("longForms")
    void refusesALengthThatIsNotInItsShortestForm(byte[] header) {
        guard.next(ByteBuffer.wrap(header), 0);

        // RFC 6455, 5.2
        assertThat(code(guard)).contains(1002);
    }

    static byte[][] longForms() {
        return new byte[][] {
            {(byte) 0x81, (byte) 0xfe, 0, 125, 0, 0, 0, 0},
            {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 0, 0, 0, 0},
            {(byte) 0x81, (byte) 0xff, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        };
    }

    @Test
    void refusesADeclaredLengthBeforeThePayloadAndTheHeaderPass() {
        ByteBuffer header = ByteBuffer.wrap(header(FIN | 1, 70_001));

        int passing = guard.next(header, 0);

        assertThat(passing).isZero();
        assertThat(code(guard)).contains(1009);
    }

    @Test
    void countsTheFragmentsOfAMessageTogether() {
        int passing = passed(guard, join(frame(1, 40_000), frame(FIN | 9, 0), frame(0, 30_000), header(FIN, 1)));

        assertThat(passing).isEqualTo(frame(1, 40_000).length + frame(FIN | 9, 0).length + frame(0, 30_000).length);
        assertThat(code(guard)).contains(1009);
    }

    @Test
    void countsEachMessageAnew() {
        passed(guard, join(frame(FIN | 1, 70_000), frame(1, 40_000), frame(FIN, 30_000), frame(FIN | 1, 70_000)));

        assertThat(guard.violation()).isEmpty();
    }

    @Test
    void allowsABurstOfTwoSecondsWorthAndThenTheRate() {
        for (int i = 0; i < 20; i++) {
            guard.next(ByteBuffer.wrap(frame(FIN | 1, 0)), 0);
        }
        assertThat(guard.violation()).isEmpty();

        guard.next(ByteBuffer.wrap(frame(FIN | 1, 0)), SECOND / 10);
        assertThat(guard.violation()).isEmpty();

        guard.next(ByteBuffer.wrap(frame(FIN | 1, 0)), SECOND / 10 + 1);
        assertThat(code(guard)).contains(1008);
    }

    @Test
    void letsAnAnswerComeBesideTheRates() {
        for (int i = 0; i < 1_000; i++) {
            guard.expectAnswer();
            guard.next(ByteBuffer.wrap(frame(FIN | 1, 0)), 0);
        }

        assertThat(guard.violation()).isEmpty();
    }

    @Test
    void savesUpNoMoreThanSomeAnswers() {
        for (int i = 0; i < 1_000; i++) {
            guard.expectAnswer();
        }

        passed(guard, frame(FIN | 1, 0), 20 + 64);
        boolean early = guard.violation().isPresent();
        passed(guard, frame(FIN | 1, 0));

        assertThat(early).isFalse();
        assertThat(code(guard)).contains(1008);
    }

    @Test
    void neverTripsAtTheSustainedRate() {
        for (long i = 0; i < 10_000; i++) {
            guard.next(ByteBuffer.wrap(frame(FIN | 1, 0)), i * SECOND / 10);
        }

        assertThat(guard.violation()).isEmpty();
    }

    @Test
    void boundsControlFramesOnTheirOwn() {
        passed(guard, join(frame(FIN | 9, 0), frame(FIN | 10, 0)), 2);
        passed(guard, frame(FIN | 9, 0));
        assertThat(guard.violation()).isEmpty();

        passed(guard, frame(FIN | 10, 0));
        assertThat(code(guard)).contains(1008);
    }

    @Test
    void boundsEmptyFragments() {
        passed(guard, frame(1, 0));
        passed(guard, frame(0, 0), 39);
        assertThat(guard.violation()).isEmpty();

        passed(guard, frame(0, 0));
        assertThat(code(guard)).contains(1008);
    }

    @Test
    void demandsThatServersDoNotMask() {
        FrameGuard northbound = new FrameGuard(LIMITS, Sender.SERVER, 0);

        passed(northbound, new byte[] {(byte) 0x81, 1, 'a'});
        assertThat(northbound.violation()).isEmpty();

        passed(northbound, frame(FIN | 1, 1));
        // RFC 6455, 5.1
        assertThat(code(northbound)).contains(1002);
    }

    @Test
    void passesNothingAfterACloseFrame() {
        byte[] close = frame(FIN | 8, 2);

        int passing = passed(guard, join(close, frame(FIN | 1, 3)));

        // RFC 6455, 5.5.1
        assertThat(passing).isEqualTo(close.length);
        assertThat(guard.violation()).isEmpty();
    }

    static IntStream seeds() {
        return IntStream.range(0, 1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void reachesTheSameVerdictHoweverTheBytesAreSplit(int seed) {
        Random random = new Random(seed);
        byte[] bytes = randomFrames(random);
        FrameGuard whole = new FrameGuard(LIMITS, Sender.CLIENT, 0);
        FrameGuard split = new FrameGuard(LIMITS, Sender.CLIENT, 0);

        int wholePassed = passed(whole, bytes);
        int splitPassed = 0;
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 50_000));
            splitPassed += passed(split, java.util.Arrays.copyOfRange(bytes, at, at + length));
            at += length;
        }

        assertThat(split.violation()).as("seed %d", seed).isEqualTo(whole.violation());
        // at most the beginning of the offending header has passed before it could be judged
        assertThat(splitPassed - wholePassed).as("seed %d", seed).isBetween(0, 13);
    }

    private static byte[] randomFrames(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int[] firsts = {FIN | 1, FIN | 1, FIN | 1, 1, 0, FIN, FIN | 9, FIN | 10, FIN | 8, FIN | 2, 0xc1, 3};
        for (int i = random.nextInt(12); i >= 0; i--) {
            int length = random.nextInt(4) == 0 ? random.nextInt(71_000) : random.nextInt(200);
            out.writeBytes(frame(firsts[random.nextInt(firsts.length)], length));
        }
        byte[] bytes = out.toByteArray();
        if (random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** How many bytes pass when they come at once. */
    private static int passed(FrameGuard guard, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int next = guard.next(buffer, 0); next > 0; next = guard.next(buffer, 0)) {
            buffer.position(buffer.position() + next);
        }
        return buffer.position();
    }

    private static void passed(FrameGuard guard, byte[] bytes, int times) {
        for (int i = 0; i < times; i++) {
            passed(guard, bytes);
        }
    }

    private static Optional<Integer> code(FrameGuard guard) {
        return guard.violation().map(Violation::code);
    }

    private static byte[] frame(int first, int length) {
        return join(header(first, length), new byte[length]);
    }

    private static byte[] header(int first, long length) {
        ByteBuffer header = ByteBuffer.allocate(14);
        header.put((byte) first);
        if (length < 126) {
            header.put((byte) (0x80 | length));
        } else if (length <= 0xffff) {
            header.put((byte) 0xfe).putShort((short) length);
        } else {
            header.put((byte) 0xff).putLong(length);
        }
        header.putInt(0);
        return java.util.Arrays.copyOf(header.array(), header.position());
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
