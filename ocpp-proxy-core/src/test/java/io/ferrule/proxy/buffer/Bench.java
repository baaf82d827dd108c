// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.MemoryJournal;
import io.ferrule.proxy.testing.MutableClock;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A buffer over a journal in memory, and sessions of station {@code CP001}, one after the other. */
final class Bench {

    static final StationId CP001 = new StationId("CP001");
    static final String BOOT =
            "[2,\"b1\",\"BootNotification\",{\"chargePointVendor\":\"V\", \"chargePointModel\":\"M\"}]";
    static final String BOOT_PAYLOAD = "{\"chargePointVendor\":\"V\", \"chargePointModel\":\"M\"}";
    static final String START = start("s1", "2026-01-01T00:00:00Z");
    /** Longer than the longest pause between two calls of a replay. */
    static final Duration PACE = Duration.ofMillis(151);

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final FrameReader READER = new FrameReader(FrameLimits.defaults());

    final MutableClock journalClock = new MutableClock(NOW);
    final FragileJournal journal;
    final List<BufferEvent> events = new ArrayList<>();
    final Buffer buffer;
    private final MemoryJournal memory = new MemoryJournal(journalClock);

    Bench(UnaryOperator<BufferSettings> settings) {
        journal = new FragileJournal(memory);
        buffer = Buffer.over(
                journal, settings.apply(BufferSettings.of(new Random(7)).withListener(events::add)));
    }

    Bench() {
        this(UnaryOperator.identity());
    }

    InterceptorHarness v16(UpstreamState state) {
        return session(OcppVersion.V1_6, state);
    }

    InterceptorHarness session(OcppVersion version, UpstreamState state) {
        return InterceptorHarness.buffering(version, state, buffer.interceptors());
    }

    /** A 1.6 station that its CSMS has accepted, and whose CSMS is away since. */
    InterceptorHarness knownAndAway() {
        InterceptorHarness session = v16(UpstreamState.OPEN);
        session.fromStation(BOOT);
        session.fromCsms(
                "[3,\"b1\",{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":900}]");
        session.upstreamLost();
        return session;
    }

    List<Entry> waiting() {
        return memory.outbox().list(EntryQuery.waiting()).toCompletableFuture().join();
    }

    List<Entry> dead() {
        return memory.outbox().list(EntryQuery.dead()).toCompletableFuture().join();
    }

    static String start(String id, String time) {
        return "[2,\"" + id
                + "\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"TAG\",\"meterStart\":7,\"timestamp\":\""
                + time + "\"}]";
    }

    static String meter(String id, String transaction, String value) {
        return "[2,\"" + id + "\",\"MeterValues\",{\"connectorId\":1, \"transactionId\": " + transaction
                + " ,\"meterValue\":[{\"timestamp\":\"2026-01-01T00:01:00Z\",\"sampledValue\":[{\"value\":\"" + value
                + "\"}]}]}]";
    }

    static String stop(String id, String transaction) {
        return "[2,\"" + id + "\",\"StopTransaction\",{\"transactionId\":" + transaction
                + ",\"meterStop\":9,\"timestamp\":\"2026-01-01T01:00:00Z\"}]";
    }

    /** The result that the CSMS gives to a call that it received. */
    static String answer(String call, String payload) {
        return CallResult.of(call(call).id(), Payload.of(payload)).text();
    }

    static String started(String call, int transaction) {
        return answer(call, "{\"transactionId\":" + transaction + ",\"idTagInfo\":{\"status\":\"Accepted\"}}");
    }

    static String refusal(String call) {
        return "[4,\"" + call(call).id() + "\",\"InternalError\",\"no\",{}]";
    }

    static Call call(String text) {
        return (Call) frame(text);
    }

    static Payload result(String text) {
        return ((CallResult) frame(text)).payload();
    }

    /** The only frame that the CSMS got. */
    static String sent(Outcome outcome) {
        if (outcome.toCsms().size() != 1) {
            throw new AssertionError("not one frame to the CSMS but " + outcome.toCsms());
        }
        return outcome.toCsms().get(0);
    }

    /** The payload of the only frame, a result, that the station got. */
    static Payload answered(Outcome outcome) {
        if (outcome.toStation().size() != 1) {
            throw new AssertionError("not one frame to the station but " + outcome.toStation());
        }
        return result(outcome.toStation().get(0));
    }

    private static Frame frame(String text) {
        if (READER.read(text) instanceof Reading.Read read) {
            return read.frame();
        }
        throw new AssertionError("no frame: " + text);
    }
}
