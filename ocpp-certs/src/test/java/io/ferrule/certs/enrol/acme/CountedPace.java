// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while somebody waits, or when a test says so. */
final class CountedPace implements Pace {

    final List<Duration> waits = new ArrayList<>();
    private long nanos;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void await(Duration time) {
        waits.add(time);
        pass(time);
    }

    void pass(Duration time) {
        nanos += time.toNanos();
    }
}
