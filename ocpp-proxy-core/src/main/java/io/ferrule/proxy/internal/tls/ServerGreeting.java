// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the group of the key exchange from the first bytes of a TLS server (RFC 8446, 4.1.3 and 4.2.8), which are not encrypted. It
 * only looks: whatever the bytes are, TLS itself judges them. Bounded; safe for use by several threads.
 */
final class ServerGreeting {

    /** A greeting with a hybrid key share has 1.3 kB, and one that asks again goes before it. */
    private static final int MOST_BYTES = 8_192;

    private static final int HANDSHAKE = 22;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int SERVER_HELLO = 2;
    private static final int KEY_SHARE = 51;
    private static final int RANDOM_BYTES = 32;
    /** A server that asks again names a group and sends no share of it. */
    private static final int NAME_ONLY = 2;

    private static final Map<Integer, String> GROUPS = Map.of(
            23, "secp256r1",
            24, "secp384r1",
            25, "secp521r1",
            29, "x25519",
            30, "x448",
            256, "ffdhe2048",
            257, "ffdhe3072",
            4587, "SecP256r1MLKEM768",
            4588, "X25519MLKEM768",
            4589, "SecP384r1MLKEM1024");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean begun;
    private boolean over;
    private Optional<String> group = Optional.empty();

    /** Whether anything has come. */
    synchronized boolean begun() {
        return begun;
    }

    synchronized Optional<String> group() {
        return group;
    }

    /** More bytes have come. */
    synchronized void take(byte[] from, int offset, int length) {
        begun = true;
        if (over) {
            return;
        }
        bytes.write(from, offset, Math.min(length, MOST_BYTES - bytes.size()));
        try {
            over = look(ByteBuffer.wrap(bytes.toByteArray()));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            over = false; // there is more to come, or it is no greeting
        }
        over |= bytes.size() >= MOST_BYTES;
        if (over) {
            bytes.reset();
        }
    }

    /** Whether nothing more has to be looked at. */
    private boolean look(ByteBuffer in) {
        while (true) {
            int type = in.get();
            in.getShort();
            ByteBuffer record = part(in, in.getShort() & 0xffff);
            if (type == HANDSHAKE) {
                Optional<ByteBuffer> share = keyShare(record);
                if (share.isEmpty()) {
                    return true;
                }
                boolean again = share.get().remaining() == NAME_ONLY;
                int number = share.get().getShort() & 0xffff;
                if (!again) {
                    group = Optional.of(name(number));
                    return true;
                }
            } else if (type != CHANGE_CIPHER_SPEC) {
                return true;
            }
        }
    }

    private static Optional<ByteBuffer> keyShare(ByteBuffer record) {
        if (record.get() != SERVER_HELLO) {
            return Optional.empty();
        }
        int length = ((record.get() & 0xff) << 16) | (record.getShort() & 0xffff);
        ByteBuffer hello = part(record, length);
        part(hello, Short.BYTES + RANDOM_BYTES);
        part(hello, hello.get() & 0xff);
        part(hello, Short.BYTES + 1);
        if (!hello.hasRemaining()) {
            return Optional.empty();
        }
        ByteBuffer extensions = part(hello, hello.getShort() & 0xffff);
        while (extensions.hasRemaining()) {
            int type = extensions.getShort() & 0xffff;
            ByteBuffer body = part(extensions, extensions.getShort() & 0xffff);
            if (type == KEY_SHARE) {
                return Optional.of(body);
            }
        }
        return Optional.empty();
    }

    private static ByteBuffer part(ByteBuffer in, int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return part;
    }

    private static String name(int number) {
        return GROUPS.getOrDefault(number, "0x" + HexFormat.of().toHexDigits((short) number));
    }
}
