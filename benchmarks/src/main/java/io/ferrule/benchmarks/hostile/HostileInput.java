// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.hostile;

import io.ferrule.benchmarks.stations.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** What an offender sends. Each attack is bounded in bytes and time. */
public enum HostileInput {
    /** A message of up to 64 MiB in continuation frames without end. */
    UNFINISHED_MESSAGE {
        @Override
        String attack(Endpoint endpoint, String id) throws IOException {
            try (Offender offender = Offender.upgraded(endpoint, id, "")) {
                byte[] part = "a".repeat(16_384).getBytes(StandardCharsets.US_ASCII);
                sendUntilRefused(
                        4_096, 0, number -> offender.frame(number == 0 ? UNFINISHED_TEXT : CONTINUATION, part));
                return offender.ending();
            }
        }
    },
    /** 48 MiB of blanks in 49 kB of permessage-deflate, whether it was agreed on or not. */
    DEFLATE_BOMB {
        @Override
        String attack(Endpoint endpoint, String id) throws IOException {
            String offer = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
            try (Offender offender = Offender.upgraded(endpoint, id, offer)) {
                sendUntilRefused(1, 0, number -> offender.frame(COMPRESSED_TEXT, Bomb.BYTES));
                return offender.ending();
            }
        }
    },
    /** 14 bytes that announce 1.75 GiB. */
    DECLARED_LENGTH {
        @Override
        String attack(Endpoint endpoint, String id) throws IOException {
            try (Offender offender = Offender.upgraded(endpoint, id, "")) {
                byte[] header = {(byte) 0x81, (byte) 0xFF, 0, 0, 0, 0, 0x70, 0, 0, 0, 0, 0, 0, 0};
                sendUntilRefused(1, 0, number -> offender.send(header));
                return offender.ending();
            }
        }
    },
    /** Calls within the limits of rate whose results of 32 kB are never read. */
    NEVER_READS {
        @Override
        String attack(Endpoint endpoint, String id) throws IOException {
            try (Offender offender = Offender.upgraded(endpoint, id, "")) {
                sendUntilRefused(1_000, PAUSE_NANOS, number -> offender.frame(TEXT, dataTransfer(number, "32000")));
                return offender.ending();
            }
        }
    },
    /** An upgrade request of up to 24 MiB without an end. */
    ENDLESS_HEADER {
        @Override
        String attack(Endpoint endpoint, String id) throws IOException {
            try (Offender offender = Offender.connect(endpoint)) {
                offender.send(("GET /ocpp/" + id + " HTTP/1.1\r\nX: ").getBytes(StandardCharsets.US_ASCII));
                byte[] part = "a".repeat(4_096).getBytes(StandardCharsets.US_ASCII);
                sendUntilRefused(6_144, 0, number -> offender.send(part));
                return offender.endingBeforeUpgrade();
            }
        }
    },
    /** Calls for which a handler blocks a second each, see {@link BlockingGateway}. */
    BLOCKED_HANDLER {
        @Override
        String attack(Endpoint endpoint, String id) throws IOException {
            try (Offender offender = Offender.upgraded(endpoint, BlockingGateway.BLOCKED + id, "")) {
                sendUntilRefused(1_000, PAUSE_NANOS, number -> offender.frame(TEXT, dataTransfer(number, "300")));
                return offender.ending();
            }
        }
    };

    private static final int TEXT = 0x81;
    private static final int UNFINISHED_TEXT = 0x01;
    private static final int CONTINUATION = 0x00;
    private static final int COMPRESSED_TEXT = 0xC1;
    private static final int BOMB_BYTES = 48 * 1_024 * 1_024;
    /** About 80 a second, below the limit of 100. */
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(12_500);

    /**
     * Attacks once, for at most about a minute.
     *
     * @param id identity of the offender, not used before
     * @return how the gateway ended it: a close code, {@code cut}, an HTTP status, or {@code still open}
     */
    abstract String attack(Endpoint endpoint, String id) throws IOException;

    /** The name for tables. */
    String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private interface Sending {
        void send(int number) throws IOException;
    }

    /** The peer ends a hostile connection while we still write; what it said about it is read afterwards. */
    private static void sendUntilRefused(int times, long pauseNanos, Sending sending) {
        try {
            for (int number = 0; number < times; number++) {
                sending.send(number);
                if (pauseNanos > 0) {
                    LockSupport.parkNanos(pauseNanos);
                }
            }
        } catch (IOException e) {
            return;
        }
    }

    private static byte[] dataTransfer(int number, String wanted) {
        return ("[2,\"hostile-" + number
                        + "\",\"DataTransfer\",{\"vendorId\":\"io.ferrule.benchmarks\",\"messageId\":\"" + wanted
                        + "\"}]")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Made once: compressing it takes the driver longer than refusing it takes the gateway. */
    private static final class Bomb {
        private static final byte[] BYTES = bomb();
    }

    private static byte[] bomb() {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(compressed, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            byte[] blanks = " ".repeat(BOMB_BYTES / 64).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 64; i++) {
                out.write(blanks);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
