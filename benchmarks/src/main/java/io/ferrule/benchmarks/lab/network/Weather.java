// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.network;

import java.time.Duration;

/** How a link behaves at the moment. Safe for use by several threads. */
final class Weather {

    private boolean refusing;
    private boolean holding;
    private long delayMillis;

    synchronized void clear() {
        refusing = false;
        holding = false;
        delayMillis = 0;
        notifyAll();
    }

    synchronized void refuse() {
        refusing = true;
    }

    synchronized void hold() {
        holding = true;
    }

    synchronized void delay(Duration time) {
        delayMillis = time.toMillis();
    }

    synchronized boolean refusing() {
        return refusing;
    }

    /** Blocks as long as a piece of data takes. */
    synchronized void pass() throws InterruptedException {
        long end = System.nanoTime() + delayMillis * 1_000_000;
        for (long left = delayMillis; holding || left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(holding ? 0 : left);
        }
    }
}
