// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;

/** How a version of OCPP says what a station has to say. */
interface Dialect {

    /** A call; what it carries is known when it is its turn. */
    record Message(String action, Supplier<JsonNode> payload) {}

    /** It starts, because of a power cut or of a reset. */
    Message boot(boolean power);

    /** State of a connector, in the words of 1.6. */
    Message status(int connector, String status, String time);

    /** Asks about a card. */
    Message authorize(String card);

    /** A transaction begins. */
    Message start(Charge charge, String time);

    /** A meter value. */
    Message sample(Charge charge, String time, double wattHours);

    /** A transaction ends. */
    Message stop(Charge charge, String time, double wattHours, String reason);

    /** Takes the number of a transaction out of the answer to its start. */
    default void started(Charge charge, JsonNode answer) {
        charge.id = answer.path("transactionId").asInt(-1);
    }

    /** Whether a card is good, by the answer to {@link #authorize}. */
    static boolean accepted(JsonNode answer) {
        String status = answer.path("idTagInfo").path("status").asText()
                + answer.path("idTokenInfo").path("status").asText();
        return status.equals("Accepted");
    }
}
