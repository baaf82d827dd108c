// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Frame;
import io.ferrule.model.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A 1.6 station that charges one car after the other and keeps to OCPP 1.6, 3.7: it sends the messages of its
 * transactions in order, one at a time, and repeats what was not acknowledged, at times under a new id.
 */
final class HonestStation {

    private final Random random;
    private final List<Message> acknowledged = new ArrayList<>();
    private Optional<Message> current = Optional.empty();
    private Optional<String> outstanding = Optional.empty();
    private int transactions;
    private int step;
    private int number;
    private int ids;

    /** A message that the gateway or the CSMS has acknowledged. */
    record Message(int transaction, String action, Payload payload) {}

    HonestStation(Random random) {
        this.random = random;
    }

    /** The frame that it sends now, if it does not wait for an answer. */
    Optional<String> speak() {
        if (outstanding.isPresent()) {
            return Optional.empty();
        }
        Message message = current.orElseGet(this::next);
        boolean again = current.isPresent() && random.nextBoolean();
        current = Optional.of(message);
        ids += again ? 0 : 1;
        String id = "id" + ids;
        outstanding = Optional.of(id);
        return Optional.of(Call.of(id, message.action(), message.payload()).text());
    }

    void hear(Frame frame) {
        if (!outstanding.equals(Optional.of(frame.id()))) {
            return;
        }
        outstanding = Optional.empty();
        if (frame instanceof CallResult result) {
            Message message = current.orElseThrow();
            if (message.action().equals("StartTransaction")) {
                number = result.payload().number("/transactionId").orElseThrow().intValueExact();
            }
            acknowledged.add(message);
            current = Optional.empty();
            step = message.action().equals("StopTransaction") ? 0 : step + 1;
        }
    }

    /** Its connection is a new one. */
    void reconnected() {
        outstanding = Optional.empty();
    }

    List<Message> acknowledged() {
        return acknowledged;
    }

    /** Whether it has said everything there is to say about its last transaction. */
    boolean idle() {
        return step == 0 && current.isEmpty();
    }

    private Message next() {
        if (step == 0) {
            transactions++;
            return message(
                    "StartTransaction",
                    "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":" + transactions
                            + ",\"timestamp\":\"2026-01-01T00:00:00Z\"}");
        }
        return step < 3
                ? message(
                        "MeterValues",
                        "{\"connectorId\":1,\"transactionId\":" + number + ",\"meterValue\":[" + transactions + ","
                                + step + "]}")
                : message(
                        "StopTransaction",
                        "{\"transactionId\":" + number + ",\"meterStop\":" + transactions
                                + ",\"timestamp\":\"2026-01-01T00:00:00Z\"}");
    }

    private Message message(String action, String payload) {
        return new Message(transactions, action, Payload.of(payload));
    }
}
