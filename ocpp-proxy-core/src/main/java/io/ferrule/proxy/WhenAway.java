// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

/** What becomes of a station's session while its CSMS is away. */
public enum WhenAway {
    /**
     * The session ends with 1001, so that the station queues what it has to say; until the back-off is over its upgrades get
     * 503 with {@code Retry-After} (OCPP 2.0.1 part 4, chapter 6).
     */
    MIRROR,
    /**
     * The session goes on and its upstream is dialled again after the back-off. Calls of the station that no interceptor
     * answers get a CALLERROR at once, so this needs an interceptor that answers what may be answered and keeps what must
     * not be lost: {@code io.ferrule.proxy.buffer}.
     */
    BUFFER
}
