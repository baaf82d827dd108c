// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Which CSMSs were reached without a hybrid key exchange after its greeting got no answer. Remembered for a day, of so many; the
 * eldest is forgotten first. Safe for use by several threads.
 */
public final class HybridMemory {

    private static final long DAY = Duration.ofDays(1).toNanos();
    private static final int MOST = 4_096;

    private final LongSupplier nanos;
    private final Map<String, Long> until = new LinkedHashMap<>();

    /** Goes by a monotonic time in nanoseconds. */
    public HybridMemory(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether a CSMS is dialled without. */
    public synchronized boolean spares(String csms) {
        Long end = until.get(csms);
        return end != null && end - nanos.getAsLong() > 0;
    }

    /** A CSMS that could not be reached with it was reached without. */
    public synchronized void spare(String csms) {
        until.remove(csms);
        until.put(csms, nanos.getAsLong() + DAY);
        if (until.size() > MOST) {
            until.remove(until.keySet().iterator().next());
        }
    }
}
