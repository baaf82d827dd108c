// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Quirk 21: never answers a ping. Some of them say something else now and then, others nothing for an hour. */
final class NeverPongs extends SocketStation {

    private final boolean talks;
    private final CountDownLatch pings;

    NeverPongs(Address address, boolean talks, int expectedPings) {
        super(address);
        this.talks = talks;
        this.pings = new CountDownLatch(expectedPings);
    }

    @Override
    void pinged(Wire on, byte[] payload) {
        if (talks) {
            var unused = send(nextId(), "Heartbeat", "{}");
        }
        pings.countDown();
    }

    boolean awaitPings() throws InterruptedException {
        return pings.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
