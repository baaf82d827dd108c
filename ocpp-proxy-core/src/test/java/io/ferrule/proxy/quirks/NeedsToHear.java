// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Quirk 20: drops its connection when it hears nothing for a while, in the field for 30 to 45 seconds. */
final class NeedsToHear extends SocketStation {

    private final int millis;
    private final CountDownLatch pings;

    NeedsToHear(Address address, int millis, int expectedPings) {
        super(address);
        this.millis = millis;
        this.pings = new CountDownLatch(expectedPings);
    }

    void connectedAndImpatient() throws IOException {
        connected();
        wire().impatient(millis);
        boot();
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
