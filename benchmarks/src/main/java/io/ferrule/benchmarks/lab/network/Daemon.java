// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.network;

/** Threads that do not keep a process alive. */
final class Daemon {

    private static final int STACK_BYTES = 256 * 1_024;

    private Daemon() {}

    static Thread start(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
