// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import static java.util.Objects.requireNonNull;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * A CSMS of OCPP 1.6 that keeps books: it issues transaction ids and remembers what it was told. It can be told to refuse or to
 * ignore calls, and it can go away and come back under the same address. Safe for use by several threads.
 */
final class BookkeepingCsms implements AutoCloseable {

    /** Told in each boot. */
    static final int HEARTBEAT_SECONDS = 300;

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final Books books = new Books();
    private final List<Call> calls = new ArrayList<>();
    private final List<String> dials = new ArrayList<>();
    private volatile Predicate<Call> refused = call -> false;
    private volatile Predicate<Call> ignored = call -> false;
    private volatile boolean strict;
    private volatile boolean needsBoot;
    private final Map<FakeCsmsConnection, Connection> connections = new ConcurrentHashMap<>();
    private final FakeCsms csms = FakeCsms.plain().welcoming(this::dialled).hearing(this::received);

    URI uri() {
        return csms.uri();
    }

    Books books() {
        return books;
    }

    /** Answers such calls with a CALLERROR from now on. */
    void refuses(Predicate<Call> which) {
        refused = which;
    }

    /** Leaves such calls without an answer from now on. */
    void ignores(Predicate<Call> which) {
        ignored = which;
    }

    /** Refuses a message id that it has seen on the same connection, as some CSMSs do. */
    void refusesUsedIds() {
        strict = true;
    }

    /** Knows nobody who has not booted on the same connection (OCPP 1.6, 4.2: other messages before the boot are refused). */
    void demandsBoot() {
        needsBoot = true;
    }

    /** All calls it received, in order, those that it refused or ignored too. */
    List<Call> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    List<String> actions() {
        return calls().stream().map(Call::action).toList();
    }

    /** Identities in the order in which they were connected. */
    List<String> dials() {
        synchronized (calls) {
            return List.copyOf(dials);
        }
    }

    /** Waits until it is as said. */
    void await(String what, Predicate<BookkeepingCsms> condition) {
        await(what, Duration.ofSeconds(SocketStation.PATIENCE_SECONDS), condition);
    }

    void await(String what, Duration atMost, Predicate<BookkeepingCsms> condition) {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (calls) {
            while (!condition.test(this)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError(
                            "the CSMS has not seen: " + what + "; it has seen " + calls.size() + " calls" + books);
                }
                pause(left);
            }
        }
    }

    private void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(calls, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Closes its connections and its port. */
    void goesAway() {
        csms.goAway();
    }

    /** Listens again where it listened before. */
    void comesBack() {
        csms.comeBack();
    }

    @Override
    public void close() {
        goesAway();
    }

    private void dialled(FakeCsmsConnection socket) {
        String identity = socket.path().substring(socket.path().lastIndexOf('/') + 1);
        connections.put(socket, new Connection(identity, new HashSet<>(), new AtomicBoolean()));
        synchronized (calls) {
            dials.add(identity);
        }
        changed();
    }

    private void changed() {
        synchronized (calls) {
            calls.notifyAll();
        }
    }

    private void received(FakeCsmsConnection socket, String text) {
        if (!(reader.read(text) instanceof Reading.Read read)) {
            throw new AssertionError("the CSMS got " + text);
        }
        if (read.frame() instanceof Call call) {
            synchronized (calls) {
                calls.add(call);
                if (!ignored.test(call)) {
                    socket.send(answer(requireNonNull(connections.get(socket)), call));
                }
            }
            changed();
        }
    }

    private String answer(Connection connection, Call call) {
        boolean used = !connection.ids().add(call.id());
        boolean boots = call.action().equals("BootNotification");
        if (needsBoot && !boots && !connection.booted().get()) {
            return CallError.of(call.id(), OcppVersion.V1_6, ErrorCode.SECURITY_ERROR, "who are you?")
                    .text();
        }
        connection.booted().compareAndSet(false, boots);
        if (refused.test(call) || (strict && used)) {
            return CallError.of(call.id(), OcppVersion.V1_6, ErrorCode.GENERIC_ERROR, "not this one")
                    .text();
        }
        return CallResult.of(call.id(), Payload.of(books.enter(connection.identity(), call)))
                .text();
    }

    private record Connection(String identity, Set<String> ids, AtomicBoolean booted) {}
}
