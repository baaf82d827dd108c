// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Quirk 19: never pings and says nothing for long; it only answers pings. */
final class NeverPings extends SocketStation {

    private final CountDownLatch pings;

    NeverPings(Address address, int expectedPings) {
        super(address);
        pings = new CountDownLatch(expectedPings);
    }

    @Override
    void pinged(Wire on, byte[] payload) throws IOException {
        super.pinged(on, payload);
        pings.countDown();
    }

    boolean awaitPings() throws InterruptedException {
        return pings.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
