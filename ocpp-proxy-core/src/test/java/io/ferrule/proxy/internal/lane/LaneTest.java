// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneTest {

    private static final int THREADS = 4;
    private static final int TASKS = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void runsOneTaskAtATimeAndKeepsTheOrderOfEachThread(long seed) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        Lane lane = new Lane(pool, THREADS * TASKS, LaneTest::unexpected);
        // Plain fields on purpose: only the lane makes them safe.
        Tally tally = new Tally();
        CountDownLatch done = new CountDownLatch(THREADS * TASKS);

        List<Thread> threads = IntStream.range(0, THREADS)
                .mapToObj(number -> new Thread(() -> feed(lane, number, new Random(seed + number), tally, done)))
                .toList();
        threads.forEach(Thread::start);

        assertThat(done.await(30, TimeUnit.SECONDS)).as("seed %d", seed).isTrue();
        pool.shutdown();
        assertThat(tally.overlaps).as("seed %d", seed).isZero();
        assertThat(tally.disorder).as("seed %d", seed).isZero();
        assertThat(tally.ran).as("seed %d", seed).isEqualTo(THREADS * TASKS);
    }

    @Test
    void runsOnTheCallingThreadWhenIdle() {
        Lane lane = new Lane(LaneTest::refuse, 1, LaneTest::unexpected);
        List<Thread> ranOn = new ArrayList<>();

        lane.enter(() -> ranOn.add(Thread.currentThread()));

        assertThat(ranOn).containsExactly(Thread.currentThread());
    }

    @Test
    void continuesOnTheExecutorBeforeEverythingThatWaits() {
        ManualExecutor executor = new ManualExecutor();
        Lane lane = new Lane(executor, 10, LaneTest::unexpected);
        List<String> ran = new ArrayList<>();

        lane.enter(() -> {
            lane.submit(() -> ran.add("waiting"));
            lane.next(() -> ran.add("rest, inline " + lane.inline()));
            ran.add("first, inline " + lane.inline());
        });
        executor.runAll();

        assertThat(ran).containsExactly("first, inline true", "rest, inline false", "waiting");
    }

    @Test
    void refusesWhatIsBeyondItsCapacity() {
        ManualExecutor executor = new ManualExecutor();
        Lane lane = new Lane(executor, 2, LaneTest::unexpected);
        List<String> ran = new ArrayList<>();
        lane.submit(() -> ran.add("first"));
        lane.submit(() -> ran.add("second"));

        boolean accepted = lane.enter(() -> ran.add("third"));

        executor.runAll();
        assertThat(accepted).isFalse();
        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void doesTheWorkItselfWhenTheExecutorRefuses() {
        Lane lane = new Lane(LaneTest::refuse, 10, LaneTest::unexpected);
        List<String> ran = new ArrayList<>();

        lane.submit(() -> ran.add("task"));

        assertThat(ran).containsExactly("task");
    }

    @Test
    void goesOnAfterATaskThatThrows() {
        List<Throwable> failures = new ArrayList<>();
        Lane lane = new Lane(Runnable::run, 10, failures::add);
        List<String> ran = new ArrayList<>();

        lane.enter(() -> {
            throw new IllegalStateException("broken");
        });
        lane.enter(() -> ran.add("next"));

        assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(ran).containsExactly("next");
    }

    private static void feed(Lane lane, int thread, Random random, Tally tally, CountDownLatch done) {
        for (int i = 0; i < TASKS; i++) {
            int number = i;
            Runnable task = () -> {
                tally.run(thread, number);
                done.countDown();
            };
            if (random.nextInt(3) == 0) {
                lane.submit(task);
            } else if (random.nextBoolean()) {
                lane.enter(task);
            } else {
                lane.offer(task);
            }
        }
    }

    private static void refuse(Runnable task) {
        throw new RejectedExecutionException("closed");
    }

    private static void unexpected(Throwable failure) {
        throw new AssertionError(failure);
    }

    private static final class Tally {
        private final int[] last = IntStream.generate(() -> -1).limit(THREADS).toArray();
        private boolean running;
        private int ran;
        private int overlaps;
        private int disorder;

        void run(int thread, int number) {
            overlaps += running ? 1 : 0;
            running = true;
            disorder += number == last[thread] + 1 ? 0 : 1;
            last[thread] = number;
            ran++;
            running = false;
        }
    }

    private static final class ManualExecutor implements java.util.concurrent.Executor {
        private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        void runAll() {
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }
}
