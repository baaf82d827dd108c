// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.scenario;

import java.util.random.RandomGenerator;

/** What a run is mainly about. */
public enum Kind {
    /** Links are slow, stall, break, go silent. */
    NETWORK(18),
    /** The gateway is killed and started again. */
    GATEWAY_KILLED(22),
    /** The CSMS is killed and started again. */
    CSMS_KILLED(15),
    /** All of these. */
    MIXED(25),
    /** The CSMS refuses some messages for good. */
    REFUSED(6),
    /** The disk of the gateway is full for a while. */
    DISK_FULL(5),
    /** The gateway is started on a directory that cannot be written. */
    READ_ONLY(3),
    /** The gateway's clock is wrong. */
    CLOCK(4),
    /** The database is damaged while the gateway is off: it must start and serve, what was in it may be lost. */
    DAMAGED(2);

    private final int weight;

    Kind(int weight) {
        this.weight = weight;
    }

    /** Whether a gateway without a journal can be asked to stand it. */
    public boolean needsJournal() {
        return switch (this) {
            case REFUSED, DISK_FULL, READ_ONLY, DAMAGED -> true;
            case NETWORK, GATEWAY_KILLED, CSMS_KILLED, MIXED, CLOCK -> false;
        };
    }

    /** Whether it needs a file system of its own. */
    public boolean needsMount() {
        return this == DISK_FULL || this == READ_ONLY;
    }

    static Kind draw(RandomGenerator random) {
        int total = 0;
        for (Kind kind : values()) {
            total += kind.weight;
        }
        int left = random.nextInt(total);
        for (Kind kind : values()) {
            left -= kind.weight;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }
}
