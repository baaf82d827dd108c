// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.model.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A station of OCPP 1.6 that behaves; the odd ones behave otherwise in one thing. It keeps its identity over connections. What waits
 * fails after half a minute.
 */
class SocketStation implements AutoCloseable {

    static final String TAG = "04E91C5A123456";
    static final int PATIENCE_SECONDS = 30;

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final Map<String, CompletableFuture<Reply>> open = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final Address address;
    private Wire wire;

    SocketStation(Address address) {
        this.address = address;
        this.wire = Wire.closed();
    }

    /** Connects; returns the status of the upgrade, and with 101 is connected. */
    final int connect() throws IOException {
        Wire next = Wire.open(address);
        if (next.status() == 101) {
            wire = next;
            Thread thread = new Thread(() -> listen(next), "station-" + address.identity());
            thread.setDaemon(true);
            thread.start();
        }
        return next.status();
    }

    /** Connects and has to get in. */
    final void connected() throws IOException {
        int status = connect();
        if (status != 101) {
            throw new AssertionError("the upgrade was answered with " + status);
        }
    }

    final Wire wire() {
        return wire;
    }

    /** Answers a ping (RFC 6455, 5.5.3). */
    void pinged(Wire on, byte[] payload) throws IOException {
        on.pong(payload);
    }

    /** The message id of the next call. */
    String nextId() {
        return address.identity() + "-" + ids.incrementAndGet();
    }

    /** What it answers to calls of the CSMS. */
    Payload answer(Call call) {
        return Payload.of("{\"status\":\"Accepted\"}");
    }

    /** Sends a call and does not wait. */
    final CompletableFuture<Reply> send(String id, String action, String payload) {
        CompletableFuture<Reply> reply = open.computeIfAbsent(id, it -> new CompletableFuture<>());
        transmit(Call.of(id, action, Payload.of(payload)).text());
        return reply;
    }

    final void transmit(String text) {
        try {
            wire.text(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a call and waits for its result. */
    Payload call(String action, String payload) {
        return result(send(nextId(), action, payload));
    }

    /** What an answer says; one that refuses fails. */
    static Payload result(CompletableFuture<Reply> reply) {
        if (await(reply) instanceof CallResult result) {
            return result.payload();
        }
        throw new AssertionError("refused: " + await(reply).text());
    }

    static Reply await(CompletableFuture<Reply> reply) {
        try {
            return reply.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no reply within " + PATIENCE_SECONDS + " s", e);
        }
    }

    final Payload boot() {
        return call("BootNotification", Messages.boot());
    }

    final void authorize() {
        call("Authorize", Messages.authorize());
    }

    final int start(int meter) {
        return transactionId(call("StartTransaction", Messages.start(meter)));
    }

    final void meter(int transaction, int wattHours) {
        call("MeterValues", Messages.meter(transaction, wattHours));
    }

    final void stop(int transaction, int meter) {
        call("StopTransaction", Messages.stop(transaction, meter));
    }

    /** A whole session behind the boot; the transaction id as the station knows it. */
    final int charge(int from, int to) {
        authorize();
        int transaction = start(from);
        meter(transaction, (from + to) / 2);
        stop(transaction, to);
        return transaction;
    }

    static int transactionId(Payload result) {
        return result.number("/transactionId").map(BigDecimal::intValueExact).orElseThrow();
    }

    @Override
    public void close() {
        wire.close();
    }

    private void listen(Wire from) {
        try {
            from.listen(payload -> pinged(from, payload), this::heard);
        } catch (IOException e) {
            return; // the connection is over; a test that cares looks at the wire
        } finally {
            from.close();
        }
    }

    private void heard(String text) {
        if (!(reader.read(text) instanceof Reading.Read read)) {
            return;
        }
        if (read.frame() instanceof Reply reply) {
            CompletableFuture<Reply> waiting = open.remove(reply.id());
            if (waiting != null) {
                waiting.complete(reply);
            }
        } else if (read.frame() instanceof Call call) {
            transmit(CallResult.of(call.id(), answer(call)).text());
        }
    }
}
