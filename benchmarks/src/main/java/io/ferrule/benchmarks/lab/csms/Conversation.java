// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.csms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.lab.csms.Memory.Decision;
import io.ferrule.benchmarks.lab.frames.Frames;
import io.ferrule.benchmarks.websocket.Message;
import io.ferrule.benchmarks.websocket.MessageStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** A CSMS's talk with one station over one connection. Used by one thread. */
final class Conversation {

    private static final int MOST_MESSAGE_BYTES = 32_768;
    private static final int SHARES = 1_000;
    private static final int SLOWEST_MILLIS = 2_600;
    private static final int BOOT_INTERVAL = 300;

    private final String station;
    private final MessageStream stream;
    private final Memory memory;
    private final Manners manners;
    private final RandomGenerator random;
    private final Clock clock;
    private boolean asking;
    private int asked;

    Conversation(String station, MessageStream stream, Desk desk, RandomGenerator random) {
        this.station = station;
        this.stream = stream;
        this.memory = desk.memory();
        this.manners = desk.manners();
        this.clock = desk.clock();
        this.random = random;
    }

    /** What all conversations share. */
    record Desk(Memory memory, Manners manners, Clock clock) {}

    /** Answers until the station goes. */
    void hold() throws IOException {
        memory.connected(station);
        Message message = new Message(MOST_MESSAGE_BYTES);
        while (stream.read(message)) {
            String text = new String(message.bytes(), 0, message.length(), StandardCharsets.UTF_8);
            JsonNode frame = Frames.read(text);
            if (frame.path(0).asInt() == Frames.CALL) {
                answer(frame, payload(text));
            } else {
                asking = false;
            }
        }
        stream.close();
    }

    /** The payload as it was written: from the brace behind the action to the last one. */
    private static String payload(String text) {
        return text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1);
    }

    private void answer(JsonNode call, String payload) throws IOException {
        Decision decision = memory.hear(station, call, payload);
        pause();
        String id = call.path(1).asText();
        send(decision.refused() ? Frames.error(id, "InternalError") : Frames.result(id, result(call, decision)));
        memory.answered(decision.number());
        if (call.path(2).asText().equals("MeterValues") && !asking && chance(manners.remoteStops())) {
            askToStop(call.at("/3/transactionId").asLong());
        }
    }

    private ObjectNode result(JsonNode call, Decision decision) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        switch (call.path(2).asText()) {
            case "BootNotification" ->
                result.put("status", "Accepted")
                        .put("currentTime", clock.instant().toString())
                        .put("interval", BOOT_INTERVAL);
            case "Heartbeat" -> result.put("currentTime", clock.instant().toString());
            case "Authorize" -> result.putObject("idTagInfo").put("status", "Accepted");
            case "StartTransaction" -> {
                boolean unknown = chance(manners.unauthorised());
                result.put("transactionId", decision.issued().orElseThrow());
                result.putObject("idTagInfo").put("status", unknown ? "Invalid" : "Accepted");
            }
            case "DataTransfer" -> result.put("status", "Accepted");
            default -> {}
        }
        return result;
    }

    private void askToStop(long transactionId) throws IOException {
        String id = "stop-" + manners.seed() + "-" + clock.millis() + "-" + ++asked;
        asking = true;
        memory.asked(station, id, transactionId);
        send(Frames.call(
                id,
                "RemoteStopTransaction",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("transactionId", transactionId)
                        .toString()));
    }

    private void send(String text) throws IOException {
        Message message = new Message(MOST_MESSAGE_BYTES);
        message.append(text.getBytes(StandardCharsets.UTF_8));
        stream.write(message);
    }

    private void pause() {
        if (chance(manners.slow())) {
            LockSupport.parkNanos(random.nextInt(SLOWEST_MILLIS) * 1_000_000L);
        }
    }

    private boolean chance(int share) {
        return random.nextInt(SHARES) < share;
    }
}
