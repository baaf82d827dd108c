// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The executor for lanes where the embedder gives none: two daemon threads for each processor. Each lane waits in its
 * queue at most once, so the queue is as long as there may be sessions; what does not fit is refused.
 */
final class LanePool implements Executor, AutoCloseable {

    private static final int THREADS_PER_PROCESSOR = 2;
    private static final int IDLE_SECONDS = 60;

    private final AtomicInteger number = new AtomicInteger();
    private final ThreadPoolExecutor pool;

    LanePool(String threads, int connections) {
        int count = THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        pool = new ThreadPoolExecutor(
                count, count, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(connections * 2), task -> {
                    Thread thread = new Thread(task, threads + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
