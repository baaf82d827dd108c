// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import java.util.concurrent.atomic.AtomicInteger;

/** A CSMS of OCPP 1.6 that lets every car charge. Safe for use by several threads. */
final class ChargingCloud {

    private final AtomicInteger transactions = new AtomicInteger(1_000);

    /** Answers a call; a transaction gets a number of its own. */
    void hears(FakeCsmsConnection connection, String text) {
        Payload frame = Payload.of(text);
        if (frame.number("/0").filter(type -> type.intValue() == 2).isEmpty()) {
            return;
        }
        String accepted = "\"idTagInfo\":{\"status\":\"Accepted\"}";
        String answer =
                switch (frame.string("/2").orElse("")) {
                    case "BootNotification" ->
                        "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-01T00:00:00Z\",\"interval\":300}";
                    case "Authorize" -> "{" + accepted + "}";
                    case "StartTransaction" ->
                        "{\"transactionId\":" + transactions.incrementAndGet() + "," + accepted + "}";
                    case "Heartbeat" -> "{\"currentTime\":\"2026-01-01T00:00:00Z\"}";
                    default -> "{}";
                };
        connection.send("[3,\"" + frame.string("/1").orElse("") + "\"," + answer + "]");
    }
}
