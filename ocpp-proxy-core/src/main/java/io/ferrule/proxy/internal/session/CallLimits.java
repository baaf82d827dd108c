// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import java.time.Duration;

/**
 * Bounds of a conversation.
 *
 * @param open most calls of one caller (station, CSMS, or ourselves towards one of them) that may wait for a reply;
 *     one more is refused
 * @param characters most characters that the open calls of one caller may have together before one more is refused
 * @param timeout how long a call waits for its turn, and once sent for its reply
 * @param verdict how long an interceptor may take for a verdict that comes later
 */
public record CallLimits(int open, int characters, Duration timeout, Duration verdict) {

    public static CallLimits defaults(Duration timeout) {
        return new CallLimits(128, 1_048_576, timeout, Duration.ofSeconds(5));
    }
}
