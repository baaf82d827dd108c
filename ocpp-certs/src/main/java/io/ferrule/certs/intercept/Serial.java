// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Runs tasks one after the other on threads that others use, too. Safe for use by several threads. */
final class Serial implements Executor {

    private final Executor workers;
    private final Consumer<RuntimeException> broken;
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    Serial(Executor workers, Consumer<RuntimeException> broken) {
        this.workers = workers;
        this.broken = broken;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            workers.execute(this::drain);
        } catch (RejectedExecutionException e) {
            synchronized (tasks) {
                running = false;
                tasks.clear();
            }
            throw e;
        }
    }

    private void drain() {
        for (Optional<Runnable> task = next(); task.isPresent(); task = next()) {
            try {
                task.get().run();
            } catch (RuntimeException e) {
                broken.accept(e);
            }
        }
    }

    private Optional<Runnable> next() {
        synchronized (tasks) {
            Optional<Runnable> task = Optional.ofNullable(tasks.poll());
            running = task.isPresent();
            return task;
        }
    }
}
