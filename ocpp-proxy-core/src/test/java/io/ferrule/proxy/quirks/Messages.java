// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import java.time.Instant;

/** Payloads of OCPP 1.6 as stations send them. */
final class Messages {

    static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private Messages() {}

    static String boot() {
        return "{\"chargePointVendor\":\"Vendor\",\"chargePointModel\":\"Model\",\"chargePointSerialNumber\":\"SN-1\"}";
    }

    static String authorize() {
        return "{\"idTag\":\"" + SocketStation.TAG + "\"}";
    }

    static String start(int meter) {
        return "{\"connectorId\":1,\"idTag\":\"" + SocketStation.TAG + "\",\"meterStart\":" + meter
                + ",\"timestamp\":\"" + at(meter) + "\"}";
    }

    static String stop(int transaction, int meter) {
        return "{\"transactionId\":" + transaction + ",\"meterStop\":" + meter + ",\"timestamp\":\"" + at(meter)
                + "\",\"reason\":\"Local\"}";
    }

    static String meter(int transaction, int wattHours) {
        return "{\"connectorId\":1,\"transactionId\":" + transaction + "," + sample(wattHours) + "}";
    }

    static String meterWithoutTransaction(int wattHours) {
        return "{\"connectorId\":1," + sample(wattHours) + "}";
    }

    static String available() {
        return "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}";
    }

    private static String sample(int wattHours) {
        return "\"meterValue\":[{\"timestamp\":\"" + at(wattHours) + "\",\"sampledValue\":[{\"value\":\"" + wattHours
                + "\"}]}]";
    }

    /** The meter counts on, and so does the time. */
    private static Instant at(int wattHours) {
        return NOON.plusSeconds(wattHours);
    }
}
