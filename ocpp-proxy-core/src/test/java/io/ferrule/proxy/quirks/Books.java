// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a CSMS knows about charging. Safe for use by several threads. */
final class Books {

    static final int FIRST_ID = 101;

    /**
     * One transaction.
     *
     * @param station identity of its station
     * @param start meter at its start
     * @param values meter values of it, in order
     * @param stops meter at its ends: one, if all is well
     */
    record Transaction(String station, int start, List<Integer> values, List<Integer> stops) {}

    private final Map<Integer, Transaction> transactions = new LinkedHashMap<>();
    private final List<Integer> valuesOfNone = new ArrayList<>();
    private final List<Integer> unknownStops = new ArrayList<>();

    /** By the ids that were issued, in order. */
    synchronized Map<Integer, Transaction> transactions() {
        return Map.copyOf(transactions);
    }

    /** The transaction of this id. */
    synchronized Transaction of(int id) {
        Transaction known = transactions.get(id);
        if (known == null) {
            throw new AssertionError("no transaction " + id + " in " + transactions);
        }
        return known;
    }

    /** The only transaction that there is. */
    synchronized Transaction only() {
        if (transactions.size() != 1) {
            throw new AssertionError("not one transaction: " + transactions);
        }
        return transactions.values().iterator().next();
    }

    /** Meter values that belong to no transaction that was issued. */
    synchronized List<Integer> valuesOfNone() {
        return List.copyOf(valuesOfNone);
    }

    /** Transaction ids of stops that were never issued. */
    synchronized List<Integer> unknownStops() {
        return List.copyOf(unknownStops);
    }

    /** Books a call and tells the payload of its result. */
    synchronized String enter(String station, Call call) {
        Payload payload = call.payload();
        return switch (call.action()) {
            case "BootNotification" ->
                "{\"status\":\"Accepted\",\"currentTime\":\"" + Messages.NOON + "\",\"interval\":"
                        + BookkeepingCsms.HEARTBEAT_SECONDS + "}";
            case "Heartbeat" -> "{\"currentTime\":\"" + Messages.NOON + "\"}";
            case "Authorize" -> "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
            case "StartTransaction" -> start(station, payload);
            case "MeterValues" -> values(payload);
            case "StopTransaction" -> stop(payload);
            default -> "{}";
        };
    }

    private String start(String station, Payload payload) {
        int id = FIRST_ID + transactions.size();
        transactions.put(
                id, new Transaction(station, number(payload, "/meterStart"), new ArrayList<>(), new ArrayList<>()));
        return "{\"transactionId\":" + id + ",\"idTagInfo\":{\"status\":\"Accepted\"}}";
    }

    private String values(Payload payload) {
        int value = payload.string("/meterValue/0/sampledValue/0/value")
                .map(Integer::valueOf)
                .orElseThrow();
        Optional<Transaction> of =
                payload.number("/transactionId").map(BigDecimal::intValueExact).map(transactions::get);
        of.map(Transaction::values).orElse(valuesOfNone).add(value);
        return "{}";
    }

    private String stop(Payload payload) {
        int id = number(payload, "/transactionId");
        Optional.ofNullable(transactions.get(id))
                .ifPresentOrElse(known -> known.stops().add(number(payload, "/meterStop")), () -> unknownStops.add(id));
        return "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
    }

    private static int number(Payload payload, String pointer) {
        return payload.number(pointer).map(BigDecimal::intValueExact).orElseThrow();
    }

    @Override
    public synchronized String toString() {
        return "transactions " + transactions + ", values of none " + valuesOfNone + ", unknown stops " + unknownStops;
    }
}
