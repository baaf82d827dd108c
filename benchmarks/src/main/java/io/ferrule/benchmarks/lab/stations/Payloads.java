// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.lab.oracle.Billing;
import java.time.Instant;

/** Writes what a station says. Its clock counts a second for each message, so that no two say the same. */
final class Payloads {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TAG = "TAG-0001";

    private Instant clock;

    Payloads(Instant clock) {
        this.clock = clock;
    }

    String timestamp() {
        clock = clock.plusSeconds(1);
        return clock.toString();
    }

    String billing(Billing kind, Charge charge, long register, String timestamp) {
        return switch (kind) {
            case START -> start(charge, register, timestamp);
            case METER_VALUES -> meterValues(charge, register, timestamp);
            case STOP -> stop(charge, register, timestamp);
        };
    }

    private static String start(Charge charge, long register, String timestamp) {
        return JSON.objectNode()
                .put("connectorId", charge.connector())
                .put("idTag", TAG)
                .put("meterStart", register)
                .put("timestamp", timestamp)
                .toString();
    }

    private static String meterValues(Charge charge, long register, String timestamp) {
        ObjectNode payload = JSON.objectNode()
                .put("connectorId", charge.connector())
                .put("transactionId", charge.told().orElseThrow());
        ObjectNode value = payload.putArray("meterValue").addObject().put("timestamp", timestamp);
        value.putArray("sampledValue")
                .addObject()
                .put("value", Long.toString(register))
                .put("measurand", "Energy.Active.Import.Register")
                .put("unit", "Wh");
        return payload.toString();
    }

    private static String stop(Charge charge, long register, String timestamp) {
        return JSON.objectNode()
                .put("transactionId", charge.told().orElseThrow())
                .put("idTag", TAG)
                .put("meterStop", register)
                .put("timestamp", timestamp)
                .put("reason", charge.reason())
                .toString();
    }

    /** How each status of a connector begins. */
    String statusHead(int connector) {
        return "{\"connectorId\":" + connector + ",";
    }

    String status(int connector, String status) {
        return JSON.objectNode()
                .put("connectorId", connector)
                .put("errorCode", "NoError")
                .put("status", status)
                .put("timestamp", timestamp())
                .toString();
    }

    String timestampOf(String status) {
        int from = status.indexOf("\"timestamp\":\"") + "\"timestamp\":\"".length();
        return status.substring(from, status.indexOf('"', from));
    }

    String other(String action) {
        return switch (action) {
            case "BootNotification" ->
                JSON.objectNode()
                        .put("chargePointVendor", "Ferrule")
                        .put("chargePointModel", "Laboratory")
                        .toString();
            case "Authorize" -> JSON.objectNode().put("idTag", TAG).toString();
            default -> JSON.objectNode().toString();
        };
    }
}
