// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a thread until a test lets it go. */
final class Gates {

    private Gates() {}

    /** Says that it is here, then waits for the gate. */
    static boolean pass(CountDownLatch here, CountDownLatch gate) {
        here.countDown();
        await(gate);
        return true;
    }

    static void await(CountDownLatch gate) {
        try {
            if (!gate.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted at the gate", e);
        }
    }
}
