// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.java_websocket.framing.Framedata;
import org.jspecify.annotations.Nullable;

/**
 * Joins the fragments of a text message. One growing array, so that many tiny fragments cost no more than the bytes that
 * they carry; their sum is bounded by the guard. Used by one thread.
 */
final class MessageAssembly {

    private @Nullable ByteArrayOutputStream fragments;

    /** Takes a text or continuation frame; the text when it was the last one. */
    Optional<String> take(Framedata frame) throws CharacterCodingException {
        ByteBuffer payload = frame.getPayloadData();
        if (frame.isFin() && fragments == null) {
            return Optional.of(text(payload.array(), payload.arrayOffset() + payload.position(), payload.remaining()));
        }
        if (fragments == null) {
            fragments = new ByteArrayOutputStream();
        }
        fragments.write(payload.array(), payload.arrayOffset() + payload.position(), payload.remaining());
        if (!frame.isFin()) {
            return Optional.empty();
        }
        byte[] whole = fragments.toByteArray();
        fragments = null;
        return Optional.of(text(whole, 0, whole.length));
    }

    /** A string without replacement characters cannot come from broken UTF-8; only one with them needs the slow look. */
    private static String text(byte[] bytes, int offset, int length) throws CharacterCodingException {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length));
        }
        return text;
    }
}
