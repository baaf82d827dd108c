// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Call;
import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.event.ProxyEvent.LimitBroken;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.memory.MemoryLink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which thread does the work, and what happens when it falls behind. */
class ThreadsTest {

    private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";

    private final ManualExecutor executor = new ManualExecutor();

    @Test
    void passesFramesThatNobodyWantsOnTheThreadThatReadThem() {
        DoorBench bench = bench(Interests.nothing());
        MemoryLink station = bench.connect(DoorBench.CP1);
        executor.runAll();
        MemoryLink csms = bench.csms();
        executor.runAll();

        station.says(HEARTBEAT);

        assertThat(csms.take()).containsExactly(HEARTBEAT);
        assertThat(executor.tasks).isEmpty();
    }

    @Test
    void callsBriefInterceptorsOnTheThreadThatReadTheFrame() {
        DoorBench bench = bench(Interests.everything().brief());
        MemoryLink station = bench.connect(DoorBench.CP1);
        executor.runAll();
        MemoryLink csms = bench.csms();
        executor.runAll();

        station.says(HEARTBEAT);

        assertThat(csms.take()).containsExactly(HEARTBEAT);
    }

    @Test
    void callsOtherInterceptorsOnTheExecutorOnly() {
        DoorBench bench = bench(Interests.everything());
        MemoryLink station = bench.connect(DoorBench.CP1);
        executor.runAll();
        MemoryLink csms = bench.csms();
        executor.runAll();

        station.says(HEARTBEAT);
        List<String> onTheSocketsThread = csms.take();
        executor.runAll();

        assertThat(onTheSocketsThread).isEmpty();
        assertThat(csms.take()).containsExactly(HEARTBEAT);
    }

    @Test
    void closesAPeerThatSendsFasterThanItsSessionWorks() {
        DoorBench bench = bench(Interests.everything());
        MemoryLink station = bench.connect(DoorBench.CP1);

        IntStream.range(0, 300).forEach(i -> station.says(HEARTBEAT));

        assertThat(station.closed()).map(CloseReason::code).contains(CloseReason.POLICY);
        assertThat(bench.events(LimitBroken.class)).isNotEmpty();
    }

    @Test
    void closesAPeerWhoseMessagesWouldFillTheMemoryWhileTheyWait() {
        DoorBench bench = bench(Interests.everything());
        MemoryLink station = bench.connect(DoorBench.CP1);
        String large = "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"" + "v".repeat(200_000) + "\"}]";

        IntStream.range(0, 8).forEach(i -> station.says(large));

        assertThat(station.closed()).map(CloseReason::code).contains(CloseReason.POLICY);
    }

    @Test
    void doesNotWorkOffWhatWaitedOfAPeerThatWasClosedForIt() {
        AtomicInteger asked = new AtomicInteger();
        DoorBench bench = new DoorBench(Duplicates.REFUSE, executor, session -> new Interceptor() {
            @Override
            public CallVerdict onCall(Call call, Exchange exchange) {
                asked.incrementAndGet();
                return CallVerdict.forward();
            }
        });
        MemoryLink station = bench.connect(DoorBench.CP1);
        executor.runAll();
        IntStream.range(0, 300).forEach(i -> station.says(HEARTBEAT));

        executor.runAll();

        assertThat(asked).hasValueLessThan(2);
    }

    private DoorBench bench(Interests interests) {
        return new DoorBench(Duplicates.REFUSE, executor, session -> new Interceptor() {
            @Override
            public Interests interests() {
                return interests;
            }

            @Override
            public CallVerdict onCall(Call call, Exchange exchange) {
                return CallVerdict.forward();
            }
        });
    }

    private static final class ManualExecutor implements Executor {
        private final Deque<Runnable> tasks = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        void runAll() {
            while (!tasks.isEmpty()) {
                List<Runnable> now = new ArrayList<>(tasks);
                tasks.clear();
                now.forEach(Runnable::run);
            }
        }
    }
}
