// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.simulation.Json;
import java.util.ArrayList;
import java.util.List;

/** A14 to A21: what is wrong inside one text. Broken texts are written by hand, because no library would write them. */
final class MessageAttacks {

    private static final String COLLIDING = "AaBB";

    private MessageAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>(texts());
        all.addAll(calls());
        return all;
    }

    private static Attack raw(String type, String name, String text) {
        return new Attack(type, name, s -> s.raw(text));
    }

    static Attack says(String type, String name, String action, ObjectNode payload) {
        return new Attack(type, name, s -> s.says(action, payload));
    }

    private static List<Attack> texts() {
        return List.of(
                raw("A14", "a hundred thousand brackets", "[".repeat(100_000)),
                raw(
                        "A14",
                        "a deep value in a call",
                        "[2,\"d1\",\"DataTransfer\",{\"vendorId\":\"Alder\",\"data\":" + "[".repeat(500)
                                + "]".repeat(500) + "}]"),
                raw(
                        "A14",
                        "objects in objects",
                        "[2,\"d2\",\"BootNotification\"," + "{\"a\":".repeat(60) + "1" + "}".repeat(60) + "]"),
                raw("A16", "a number beyond every double", start("1e400")),
                raw("A16", "a number of a hundred thousand digits", start("9".repeat(100_000))),
                raw("A16", "NaN", start("NaN")),
                raw("A17", "a hundred thousand members", "[2,\"k1\",\"BootNotification\"," + members(100_000) + "]"),
                raw(
                        "A18",
                        "meterStart twice",
                        "[2,\"u1\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"0401\",\"meterStart\":5,"
                                + "\"meterStart\":900000,\"timestamp\":\"2026-01-07T12:00:00Z\"}]"),
                raw(
                        "A18",
                        "the second one escaped",
                        "[2,\"u2\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"0401\",\"meterStart\":5,"
                                + "\"meter\\u0053tart\":900000,\"timestamp\":\"2026-01-07T12:00:00Z\"}]"),
                raw(
                        "A18",
                        "twice in a nested value",
                        "[2,\"u3\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":"
                                + "\"2026-01-07T12:00:00Z\",\"sampledValue\":[{\"value\":\"1\",\"value\":\"2\"}]}]}]"),
                raw("A19", "two values in a frame", "[2,\"x1\",\"Heartbeat\",{}][2,\"x2\",\"Heartbeat\",{}]"),
                raw("A19", "a comment", "[2,\"x3\",\"Heartbeat\",{/* none */}]"),
                raw("A19", "half a character", "[2,\"x4\",\"Authorize\",{\"idTag\":\"\\ud800\"}]"),
                raw("A20", "an object", "{\"action\":\"Heartbeat\"}"),
                raw("A20", "too short", "[2,\"e1\"]"),
                raw("A20", "a type that does not exist", "[5,\"e2\",\"Heartbeat\",{}]"),
                raw("A20", "a type as text", "[\"2\",\"e3\",\"Heartbeat\",{}]"),
                raw("A20", "an id of sixty characters", Json.call("e".repeat(60), "Heartbeat", Json.object())),
                raw("A20", "a number as id", "[2,17,\"Heartbeat\",{}]"),
                raw("A20", "no id", "[2,\"\",\"Heartbeat\",{}]"),
                raw("A20", "an action of a hundred kilobytes", Json.call("e4", "A".repeat(100_000), Json.object())),
                raw("A20", "a result of four elements", "[3,\"e5\",\"Heartbeat\",{}]"));
    }

    private static String start(String meter) {
        return "[2,\"n1\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"0401\",\"meterStart\":" + meter
                + ",\"timestamp\":\"2026-01-07T12:00:00Z\"}]";
    }

    private static String members(int count) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":0");
        }
        return text.append('}').toString();
    }

    private static List<Attack> calls() {
        List<Attack> all = new ArrayList<>(List.of(
                says(
                        "A15",
                        "a vendor of a hundred thousand characters",
                        "BootNotification",
                        boot("chargePointVendor", "V".repeat(100_000))),
                says(
                        "A15",
                        "a text that crashes a library",
                        "BootNotification",
                        boot("firmwareVersion", "9".repeat(256))),
                says("A15", "a card of two thousand characters", "Authorize", Json.object("idTag", "4".repeat(2_000))),
                new Attack("A15", "a vendor of 442 MB", s -> s.victim()
                        .channel()
                        .giant(true, "[2,\"g1\",\"BootNotification\",{\"chargePointVendor\":\"VVVVVVVV", 442_000_000L)),
                says(
                        "A16",
                        "a negative connector",
                        "StatusNotification",
                        Json.object("connectorId", -1, "errorCode", "NoError", "status", "Available")),
                says(
                        "A16",
                        "beyond 63 bits",
                        "StopTransaction",
                        Json.object(
                                "transactionId",
                                new java.math.BigInteger("9223372036854775808"),
                                "meterStop",
                                1,
                                "timestamp",
                                "2026-01-07T12:00:00Z")),
                says("A17", "keys that collide", "DataTransfer", colliding()),
                new Attack("A17", "five thousand sampled values", s -> s.says("MeterValues", samples(s.time(), 5_000))),
                new Attack(
                        "A17",
                        "ten thousand entries of a list",
                        s -> s.command("SendLocalList", CsmsAttacks.list(10_000, "Full"))),
                new Attack("A19", "an empty boot", s -> s.says("BootNotification", Json.object())),
                new Attack(
                        "A19",
                        "everything of the wrong type",
                        s -> s.every(
                                5,
                                6,
                                i -> s.says(
                                        List.of("StatusNotification", "MeterValues", "StartTransaction")
                                                .get(i % 3),
                                        Json.object(
                                                "connectorId",
                                                "one",
                                                "status",
                                                7,
                                                "meterValue",
                                                "none",
                                                "x" + i,
                                                true)))),
                new Attack(
                        "A19",
                        "enumerations in the wrong case",
                        s -> s.every(
                                4,
                                12,
                                i -> s.says(
                                        "StatusNotification",
                                        Json.object(
                                                "connectorId",
                                                1,
                                                "errorCode",
                                                "noerror",
                                                "status",
                                                i % 2 == 0 ? "AVAILABLE" : "charging"))))));
        times(all);
        return all;
    }

    private static void times(List<Attack> all) {
        List<String> odd = List.of(
                "1000000",
                "222222017-10-27T19:10:11Z",
                "0000-00-00T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2026-01-07T12:00:00+14:59",
                "-2026-01-07T12:00:00Z");
        for (String time : odd) {
            all.add(says(
                    "A21",
                    "the time " + time,
                    "StatusNotification",
                    Json.object("connectorId", 1, "errorCode", "NoError", "status", "Available", "timestamp", time)));
        }
        all.add(says(
                "A21",
                "a number for a time",
                "StartTransaction",
                Json.object("connectorId", 1, "idTag", "0401", "meterStart", 1, "timestamp", 1_000_000)));
    }

    static ObjectNode boot(String name, String text) {
        ObjectNode boot = Json.object("chargePointVendor", "Alder", "chargePointModel", "A2-22");
        return boot.put(name, text);
    }

    private static ObjectNode colliding() {
        ObjectNode payload = Json.object("vendorId", "Alder");
        for (int i = 0; i < 4_096; i++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                int at = (i >> bit & 1) * 2;
                key.append(COLLIDING, at, at + 2);
            }
            payload.put(key.toString(), 0);
        }
        return payload;
    }

    private static ObjectNode samples(String time, int count) {
        ArrayNode samples = Json.array();
        for (int i = 0; i < count; i++) {
            samples.add(Json.object("value", Integer.toString(i)));
        }
        return Json.object(
                "connectorId", 1, "meterValue", Json.array(Json.object("timestamp", time, "sampledValue", samples)));
    }
}
