// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.stations;

import io.ferrule.benchmarks.websocket.Message;
import io.ferrule.benchmarks.websocket.MessageStream;
import io.ferrule.benchmarks.websocket.Upgrade;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** One connected station. Used by one thread at a time. */
final class Station implements AutoCloseable {

    private static final int ID_START = 4;
    private static final int MOST_MESSAGE_BYTES = 4_096;

    private final Socket socket;
    private final MessageStream stream;
    private final Message call = new Message(MOST_MESSAGE_BYTES);
    private final Message reply = new Message(MOST_MESSAGE_BYTES);
    private final int idEnd;
    private final OptionalInt registerAt;
    private boolean open = true;

    private Station(Socket socket, MessageStream stream, byte[] template, OptionalInt registerAt) {
        this.socket = socket;
        this.stream = stream;
        this.registerAt = registerAt;
        call.append(template);
        int end = ID_START;
        while (template[end] != '"') {
            end++;
        }
        this.idEnd = end;
    }

    /** Connects and upgrades. */
    static Station open(Endpoint endpoint, String id, Traffic traffic) throws IOException {
        Socket socket = endpoint.connect();
        try {
            Upgrade.ask(socket.getInputStream(), socket.getOutputStream(), "localhost", "/ocpp/" + id);
            MessageStream stream = MessageStream.client(
                    socket.getInputStream(),
                    socket.getOutputStream(),
                    MOST_MESSAGE_BYTES,
                    new SplittableRandom(id.hashCode()));
            byte[] template = traffic.template(id);
            return new Station(socket, stream, template, traffic.registerAt(template));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Calls until a point in time. A call that is due while the one before still waits counts from when it was due, so
     * that a slow subject cannot hide behind fewer calls.
     */
    LoadResult drive(Pace pace, Duration offset, Duration length) {
        LatencyHistogram latency = new LatencyHistogram();
        long lost = 0;
        boolean paced = !pace.interval().isZero();
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        long due = begin + offset.toNanos();
        long before = begin;
        while (open && due < end) {
            boolean late = paced && before > due;
            awaitTurn(due);
            long started = late ? due : System.nanoTime();
            if (roundTrip()) {
                before = System.nanoTime();
                latency.record(before - started);
            } else {
                lost++;
            }
            due = paced ? due + pace.interval().toNanos() : before;
        }
        return new LoadResult(latency.total(), lost, open ? 0 : 1, (System.nanoTime() - begin) / 1e9, latency);
    }

    /** One call and its result; false if there was none, which also ends the connection. */
    boolean roundTrip() {
        nextId();
        try {
            stream.write(call);
            open = stream.read(reply) && isResult();
        } catch (IOException e) {
            open = false;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static void awaitTurn(long due) {
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    /** Counts up the digits at the end of the id, in place, and the register with them. */
    private void nextId() {
        byte[] bytes = call.bytes();
        int at = idEnd - 1;
        while (bytes[at] == '9') {
            bytes[at--] = '0';
        }
        bytes[at]++;
        if (registerAt.isPresent()) {
            int digits = Traffic.REGISTER_DIGITS;
            System.arraycopy(bytes, idEnd - digits, bytes, registerAt.getAsInt(), digits);
        }
    }

    private boolean isResult() {
        if (reply.length() < idEnd || reply.bytes()[1] != '3') {
            return false;
        }
        for (int i = ID_START; i <= idEnd; i++) {
            if (reply.bytes()[i] != call.bytes()[i]) {
                return false;
            }
        }
        return true;
    }

    /** What the reply was, for the message of a failure. */
    String lastReply() {
        return new String(reply.bytes(), 0, Math.min(reply.length(), 120), StandardCharsets.UTF_8);
    }
}
