// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.stations;

/**
 * Counts durations in buckets that are at most 1.6 % wide, so that a long run needs no more memory than a short one.
 * Not safe for use by several threads.
 */
public final class LatencyHistogram {

    private static final int SUB_BITS = 6;
    private static final int SUBS = 1 << SUB_BITS;
    private static final int BUCKETS = SUBS * (Long.SIZE - SUB_BITS);

    private final long[] counts = new long[BUCKETS];
    private long total;

    /**
     * Counts one duration.
     *
     * @param nanos not negative
     */
    public void record(long nanos) {
        counts[bucket(nanos)]++;
        total++;
    }

    /** Adds everything that another one counted. */
    public void add(LatencyHistogram other) {
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    public long total() {
        return total;
    }

    /**
     * The duration that a share of all durations does not exceed.
     *
     * @param share more than 0, at most 1
     * @return nanoseconds, the upper end of the bucket; 0 if nothing was counted
     */
    public long quantile(double share) {
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) {
                return upperEnd(i);
            }
        }
        return 0;
    }

    /**
     * How many durations were longer than a certain one.
     *
     * @param nanos not negative; exact to the width of its bucket
     */
    public long above(long nanos) {
        long longer = 0;
        for (int i = bucket(nanos) + 1; i < BUCKETS; i++) {
            longer += counts[i];
        }
        return longer;
    }

    private static int bucket(long nanos) {
        if (nanos < SUBS) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - SUB_BITS - Long.numberOfLeadingZeros(nanos);
        return SUBS * (shift + 1) + (int) (nanos >>> shift) - SUBS;
    }

    private static long upperEnd(int bucket) {
        int shift = bucket / SUBS - 1;
        return shift < 0 ? bucket : ((long) (bucket % SUBS + SUBS + 1) << shift) - 1;
    }
}
