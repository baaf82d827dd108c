// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import io.ferrule.certs.intercept.Frames;
import io.ferrule.certs.store.LogEntry;
import io.ferrule.certs.store.LogSpan;
import io.ferrule.certs.store.SecurityLog;
import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.MemoryJournal;
import io.ferrule.proxy.testing.MutableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Events over a journal in memory, and sessions of station {@code CP001}, one after the other. */
public final class EventBench {

    public static final StationId CP001 = new StationId("CP001");

    public final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    public final MemoryJournal journal = new MemoryJournal(clock);
    public final Notices notices = Notices.over(journal, clock, new Random(7));
    public final SecurityLog log;
    public final StationEvents events;
    final List<String> lost = new ArrayList<>();

    EventBench(Path dir, UnaryOperator<EventSettings> settings) throws IOException {
        log = SecurityLog.open(dir.resolve("log"), 100_000, Runnable::run);
        events = StationEvents.over(
                notices, log, settings.apply(EventSettings.of(clock).withLost((station, what) -> lost.add(what))));
    }

    public EventBench(Path dir) throws IOException {
        this(dir, settings -> settings.withStartups(false));
    }

    InterceptorHarness session(OcppVersion version) {
        return InterceptorHarness.of(version, notices.interceptors(), events.interceptors());
    }

    InterceptorHarness booted() {
        return Frames.booted(session(OcppVersion.V1_6));
    }

    static List<Call> told(List<String> frames) {
        return Frames.calls(frames, "SecurityEventNotification");
    }

    List<Entry> waiting() {
        return journal.outbox().list(EntryQuery.waiting()).toCompletableFuture().join();
    }

    List<Entry> dead() {
        return journal.outbox().list(EntryQuery.dead()).toCompletableFuture().join();
    }

    List<LogEntry> logged() {
        return log.read("CP001", LogSpan.everything()).toCompletableFuture().join();
    }
}
