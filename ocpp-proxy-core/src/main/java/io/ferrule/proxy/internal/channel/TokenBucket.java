// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

/** A sustained rate with a burst of two seconds' worth. Used by one thread; time in nanoseconds of any origin. */
final class TokenBucket {

    private static final long SECOND = 1_000_000_000L;
    private static final long BURST = 2 * SECOND;

    private final long cost;
    private long credit = BURST;
    private long last;

    TokenBucket(int perSecond, long now) {
        this.cost = SECOND / perSecond;
        this.last = now;
    }

    boolean take(long now) {
        long elapsed = Math.max(0, Math.min(now - last, BURST));
        last = now;
        credit = Math.min(BURST, credit + elapsed);
        if (credit < cost) {
            return false;
        }
        credit -= cost;
        return true;
    }
}
