// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The CSMS: knows its cards, gives out numbers of transactions, and answers. For one thread. */
public final class Central {

    private final Simulation simulation;
    private final Set<String> cards = new HashSet<>();
    private final Map<String, UnaryOperator<ObjectNode>> lies = new HashMap<>();
    private int transaction;

    /** A CSMS that has given out some numbers before. */
    public Central(Simulation simulation) {
        this.simulation = simulation;
        this.transaction = simulation.random().nextInt(1_000, 900_000);
    }

    /** Makes a card valid. */
    public void knows(String card) {
        cards.add(card);
    }

    /** From now on answers to an action of a station are changed before they go out. */
    public void lies(String station, String action, UnaryOperator<ObjectNode> change) {
        lies.put(station + " " + action, change);
    }

    /** The number that the next transaction gets. */
    public int nextTransaction() {
        return transaction;
    }

    /** The next transaction gets this number, as at a CSMS that begins anew. */
    public void numbersFrom(int number) {
        transaction = number;
    }

    ObjectNode answer(Channel channel, String action, JsonNode payload) {
        ObjectNode answer = channel.ocpp().startsWith("1.") ? legacy(action, payload) : modern(action, payload);
        return lies.getOrDefault(channel.station() + " " + action, UnaryOperator.identity())
                .apply(answer);
    }

    private ObjectNode legacy(String action, JsonNode payload) {
        return switch (action) {
            case "BootNotification" -> boot();
            case "Heartbeat" -> Json.object("currentTime", simulation.now().toString());
            case "Authorize" ->
                Json.object("idTagInfo", tag(payload.path("idTag").asText()));
            case "StartTransaction" ->
                Json.object(
                        "transactionId",
                        transaction++,
                        "idTagInfo",
                        tag(payload.path("idTag").asText()));
            case "StopTransaction" -> Json.object("idTagInfo", Json.object("status", "Accepted"));
            case "DataTransfer" -> Json.object("status", "Accepted");
            default -> Json.object();
        };
    }

    private ObjectNode modern(String action, JsonNode payload) {
        String token = payload.path("idToken").path("idToken").asText();
        return switch (action) {
            case "BootNotification" -> boot();
            case "Heartbeat" -> Json.object("currentTime", simulation.now().toString());
            case "Authorize" -> Json.object("idTokenInfo", tag(token));
            case "TransactionEvent" -> token.isEmpty() ? Json.object() : Json.object("idTokenInfo", tag(token));
            case "DataTransfer" -> Json.object("status", "Accepted");
            default -> Json.object();
        };
    }

    private ObjectNode boot() {
        return Json.object("status", "Accepted", "currentTime", simulation.now().toString(), "interval", 900);
    }

    private ObjectNode tag(String card) {
        return Json.object("status", cards.contains(card) ? "Accepted" : "Invalid");
    }
}
