// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a message says.
 *
 * @param kind what sort of message
 * @param text the payload as it was on the wire
 * @param transactionId the transaction that it names, if it names one
 * @param register the energy register, in Wh
 */
public record Content(Billing kind, String text, OptionalLong transactionId, long register) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TRANSACTION_ID = Pattern.compile("\"transactionId\":-?[0-9]+");

    /**
     * Reads a payload of a station of the laboratory.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static Content of(Billing kind, String text) {
        try {
            JsonNode payload = JSON.readTree(text);
            JsonNode id = payload.path("transactionId");
            OptionalLong transaction = id.isIntegralNumber() ? OptionalLong.of(id.asLong()) : OptionalLong.empty();
            return new Content(kind, text, transaction, register(kind, payload));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a payload: " + text, e);
        }
    }

    private static long register(Billing kind, JsonNode payload) {
        return switch (kind) {
            case START -> payload.path("meterStart").asLong(-1);
            case METER_VALUES ->
                payload.at("/meterValue/0/sampledValue/0/value").asLong(-1);
            case STOP -> payload.path("meterStop").asLong(-1);
        };
    }

    /** Kind and text without the number of the transaction, the only thing that may differ between the two sides. */
    String key() {
        return kind.action() + TRANSACTION_ID.matcher(text).replaceAll("\"transactionId\":0");
    }
}
