// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8446, 4.1.3, 4.1.4 and 4.2.8. */
class ServerGreetingTest {

    private final ServerGreeting greeting = new ServerGreeting();

    @ParameterizedTest
    @CsvSource({"29,32,x25519", "23,65,secp256r1", "4588,1120,X25519MLKEM768", "51966,5,0xcafe"})
    void readsTheGroupOfTheServersShare(int group, int length, String name) {
        take(record(hello(share(group, length))));

        assertThat(greeting.group()).contains(name);
    }

    @Test
    void readsWhatComesByteByByte() {
        for (byte next : record(hello(share(4588, 1120)))) {
            take(new byte[] {next});
        }

        assertThat(greeting.group()).contains("X25519MLKEM768");
    }

    @Test
    void waitsForTheSecondGreetingOfAServerThatAsksAgain() {
        take(record(hello(again(23))));
        boolean before = greeting.group().isPresent();

        take(new byte[] {20, 3, 3, 0, 1, 1});
        take(record(hello(share(23, 65))));

        assertThat(before).isFalse();
        assertThat(greeting.group()).contains("secp256r1");
    }

    @Test
    void knowsNoGroupOfAnOlderVersion() {
        take(record(hello(new byte[0])));

        assertThat(greeting.group()).isEmpty();
        assertThat(greeting.begun()).isTrue();
    }

    @Test
    void bearsWhateverComes() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            ServerGreeting any = new ServerGreeting();
            byte[] bytes = record(hello(share(29, 32)));
            for (int i = 0; i < 4; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }

            any.take(bytes, 0, bytes.length);

            assertThat(any.begun()).as("seed %d", seed).isTrue();
        }
    }

    private void take(byte[] bytes) {
        greeting.take(bytes, 0, bytes.length);
    }

    private static byte[] share(int group, int length) {
        return ByteBuffer.allocate(8 + length)
                .putShort((short) 51)
                .putShort((short) (4 + length))
                .putShort((short) group)
                .putShort((short) length)
                .array();
    }

    private static byte[] again(int group) {
        return ByteBuffer.allocate(6)
                .putShort((short) 51)
                .putShort((short) 2)
                .putShort((short) group)
                .array();
    }

    private static byte[] hello(byte[] extension) {
        byte[] version = {0, 43, 0, 2, 3, 4};
        int extensions = version.length + extension.length;
        int length = 2 + 32 + 1 + 2 + 1 + 2 + extensions;
        return ByteBuffer.allocate(4 + length)
                .putInt((2 << 24) | length)
                .putShort((short) 0x0303)
                .put(new byte[32])
                .put((byte) 0)
                .putShort((short) 0x1301)
                .put((byte) 0)
                .putShort((short) extensions)
                .put(version)
                .put(extension)
                .array();
    }

    private static byte[] record(byte[] handshake) {
        return ByteBuffer.allocate(5 + handshake.length)
                .put((byte) 22)
                .putShort((short) 0x0303)
                .putShort((short) handshake.length)
                .put(handshake)
                .array();
    }
}
