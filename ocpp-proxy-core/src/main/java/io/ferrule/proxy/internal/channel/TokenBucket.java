// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

/** A sustained rate with a burst of some seconds' worth. Used by one thread; time in nanoseconds of any origin. */
final class TokenBucket {

    private static final long SECOND = 1_000_000_000L;

    private final long cost;
    private final long burst;
    private long credit;
    private long last;

    TokenBucket(int perSecond, int burstSeconds, long now) {
        this.cost = SECOND / perSecond;
        this.burst = burstSeconds * SECOND;
        this.credit = burst;
        this.last = now;
    }

    /** Whether less than half of the burst is left. */
    boolean low(long now) {
        refill(now);
        return credit < burst / 2;
    }

    boolean take(long now) {
        refill(now);
        if (credit < cost) {
            return false;
        }
        credit -= cost;
        return true;
    }

    private void refill(long now) {
        long elapsed = Math.max(0, Math.min(now - last, burst));
        last = now;
        credit = Math.min(burst, credit + elapsed);
    }
}
