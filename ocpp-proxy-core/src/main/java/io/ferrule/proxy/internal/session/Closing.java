// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.internal.link.CloseReason;
import java.nio.charset.StandardCharsets;

/** What goes into a close frame. */
final class Closing {

    // A control frame has room for 125 bytes (RFC 6455, 5.5), two of them are the code.
    private static final int MAX_BYTES = 123;
    private static final int FIRST_OF_LIBRARIES = 3_000;
    private static final int LAST_PRIVATE = 4_999;

    private Closing() {}

    static CloseReason ours(int code, String reason) {
        int end = Math.min(reason.length(), MAX_BYTES);
        while (reason.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            end = reason.offsetByCodePoints(end, -1);
        }
        return CloseReason.ours(code, reason.substring(0, end));
    }

    /** The code with which one leg follows the other: the same where it may be sent (RFC 6455, 7.4), else 1001. */
    static int passable(int code) {
        boolean chosen = code == CloseReason.NORMAL || (code >= FIRST_OF_LIBRARIES && code <= LAST_PRIVATE);
        return chosen ? code : CloseReason.GOING_AWAY;
    }
}
