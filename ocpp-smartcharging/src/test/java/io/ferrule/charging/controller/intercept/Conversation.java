// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import io.ferrule.charging.controller.ControllerStore;
import io.ferrule.charging.controller.Sites;
import io.ferrule.model.StationId;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.time.Duration;
import java.util.List;

/** A controller and its CSMS, without sockets and by a clock that a test moves. */
final class Conversation implements AutoCloseable {

    final LocalController controller;
    private final InterceptorHarness harness;
    private int asked;

    Conversation() {
        this(ControllerStore.inMemory());
    }

    Conversation(ControllerStore store) {
        controller = LocalController.open(
                new ControllerSettings(Sites.facts(), Sites.identity(), Sites.communication(), Sites.prices()), store);
        harness = InterceptorHarness.v201(
                controller.resident(new StationId("LC-1")).life());
    }

    /** What it says at first. */
    List<String> begins() {
        return harness.outcome().toCsms();
    }

    /** Its BootNotification is answered. */
    List<String> registers(String status, int interval) {
        String boot = begins().get(0);
        return replies(
                idOf(boot),
                "{\"currentTime\":\"2026-03-02T10:00:00Z\",\"interval\":" + interval + ",\"status\":\"" + status
                        + "\"}");
    }

    List<String> replies(String id, String payload) {
        return harness.fromCsms("[3,\"" + id + "\"," + payload + "]").toCsms();
    }

    List<String> refuses(String id) {
        return harness.fromCsms("[4,\"" + id + "\",\"SecurityError\",\"\",{}]").toCsms();
    }

    List<String> asks(String action, String payload) {
        return harness.fromCsms("[2,\"q" + asked++ + "\",\"" + action + "\"," + payload + "]")
                .toCsms();
    }

    List<String> passes(Duration time) {
        return harness.advance(time).toCsms();
    }

    InterceptorHarness harness() {
        return harness;
    }

    static String idOf(String frame) {
        return frame.split("\"", 3)[1];
    }

    @Override
    public void close() {
        harness.close();
    }
}
