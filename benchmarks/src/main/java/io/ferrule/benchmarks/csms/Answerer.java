// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.csms;

import io.ferrule.benchmarks.websocket.Message;
import java.nio.charset.StandardCharsets;

/**
 * Writes results next to calls without building objects. A DataTransfer says in its {@code messageId} what it wants: the
 * size of the result frame in bytes, or {@code hold}; every other call gets an empty result.
 */
final class Answerer {

    /** What becomes of a call. */
    enum Answer {
        RESULT,
        NONE,
        /** The peer wants the CSMS to stop reading this connection. */
        HOLD
    }

    private static final byte[] CALL = ascii("[2,\"");
    private static final byte[] RESULT = ascii("[3,\"");
    private static final byte[] EMPTY = ascii("\",{}]");
    private static final byte[] DATA = ascii("\",{\"status\":\"Accepted\",\"data\":\"");
    private static final byte[] DATA_END = ascii("\"}]");
    private static final byte[] DATA_TRANSFER = ascii("\",\"DataTransfer\"");
    private static final byte[] WANTED = ascii("\"messageId\":\"");

    private Answerer() {}

    /** Answers a call into a buffer; the id is copied as it was written. */
    static Answer answer(Message call, Message result) {
        if (!startsAt(call, 0, CALL)) {
            return Answer.NONE;
        }
        int idEnd = indexOf(call, CALL.length, (byte) '"');
        result.length(0);
        result.append(RESULT);
        result.append(call.bytes(), CALL.length, idEnd);
        if (!startsAt(call, idEnd, DATA_TRANSFER)) {
            result.append(EMPTY);
            return Answer.RESULT;
        }
        int wanted = wantedSize(call, idEnd);
        if (wanted < 0) {
            return Answer.HOLD;
        }
        result.append(DATA);
        result.append((byte) 'r', Math.max(0, wanted - result.length() - DATA_END.length));
        result.append(DATA_END);
        return Answer.RESULT;
    }

    /** Bytes of the result frame, -1 for {@code hold}. */
    private static int wantedSize(Message call, int from) {
        int at = from;
        while (at < call.length() && !startsAt(call, at, WANTED)) {
            at++;
        }
        at += WANTED.length;
        if (at >= call.length() || call.bytes()[at] == 'h') {
            return -1;
        }
        int size = 0;
        while (at < call.length() && call.bytes()[at] != '"') {
            size = size * 10 + call.bytes()[at++] - '0';
        }
        return size;
    }

    private static boolean startsAt(Message message, int from, byte[] text) {
        if (from + text.length > message.length()) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (message.bytes()[from + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(Message message, int from, byte wanted) {
        int at = from;
        while (at < message.length() && message.bytes()[at] != wanted) {
            at++;
        }
        return at;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
