// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

/**
 * How full the heap may be after a collection before the gateway gives something up, in percent; 100 for never.
 *
 * @param observersHeapPercent beyond, observers get no copies
 * @param newcomersHeapPercent beyond, stations that are not connected have to wait outside
 */
public record CeilingSettings(int observersHeapPercent, int newcomersHeapPercent) {

    private static final int LEAST = 10;
    private static final int NEVER = 100;

    static CeilingSettings defaults() {
        return new CeilingSettings(75, 85);
    }

    static CeilingSettings read(Section section) {
        CeilingSettings usual = defaults();
        int newcomers = section.value("newcomers-heap-percent", Values.number(LEAST, NEVER))
                .orElse(usual.newcomersHeapPercent());
        int observers = section.value("observers-heap-percent", Values.number(LEAST, NEVER))
                .orElse(Math.min(usual.observersHeapPercent(), newcomers));
        if (observers > newcomers) {
            section.problem(
                    "observers-heap-percent",
                    "must not be more than newcomers-heap-percent, which is " + newcomers
                            + ": copies are given up before stations");
        }
        return new CeilingSettings(Math.min(observers, newcomers), newcomers);
    }
}
