// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.unseen;

import static io.ferrule.benchmarks.ids.unseen.Moves.any;
import static io.ferrule.benchmarks.ids.unseen.Moves.some;
import static io.ferrule.benchmarks.ids.unseen.Moves.unevenly;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.attack.Attack;
import io.ferrule.benchmarks.ids.attack.Stage;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A42 to A45, A50, A54 to A56 and A58: commands that are legitimate one by one. */
final class CommandAttacks {

    private CommandAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>(masses());
        all.addAll(powers());
        all.addAll(sizes());
        return all;
    }

    private static List<Attack> masses() {
        return List.of(
                new Attack(
                        "A42",
                        "stops, resets and switches off, in any order",
                        s -> Moves.all(s, 2, 8, station -> harm(s, station))),
                new Attack("A42", "everybody starts for one card", s -> {
                    String card = Moves.card(s);
                    Moves.all(
                            s,
                            1,
                            5,
                            station -> s.command(
                                    station, "RemoteStartTransaction", Json.object("connectorId", 1, "idTag", card)));
                }),
                new Attack(
                        "A50",
                        "every cache in any order",
                        s -> Moves.all(s, 2, 6, station -> s.command(station, "ClearCache", Json.object()))),
                new Attack(
                        "A50",
                        "an empty list at 2.0.1",
                        s -> s.command(
                                s.modern(),
                                "SendLocalList",
                                Json.object("versionNumber", some(s, 2, 9), "updateType", "Full"))),
                new Attack(
                        "A56",
                        "all settings of everybody, without haste",
                        s -> Moves.all(s, 10, 30, station -> station.channel()
                                .command(
                                        "GetConfiguration",
                                        Json.object(),
                                        Json.object("configurationKey", Json.array())))),
                new Attack(
                        "A58",
                        "one harm at a time, every few minutes",
                        s -> Moves.all(s, 240, 480, station -> harm(s, station))),
                new Attack(
                        "A58",
                        "one lock at a time while cars charge",
                        s -> Moves.all(
                                s,
                                200,
                                400,
                                station -> s.whileCharging(
                                        station,
                                        40_000,
                                        () -> s.command(station, "UnlockConnector", Json.object("connectorId", 1))))));
    }

    private static void harm(Stage stage, Station station) {
        switch (stage.dice(3)) {
            case 0 -> stage.command(station, "Reset", Json.object("type", any(stage, List.of("Hard", "Soft"))));
            case 1 ->
                stage.command(
                        station,
                        "ChangeAvailability",
                        Json.object("connectorId", any(stage, List.of(0, 1)), "type", "Inoperative"));
            default ->
                stage.command(
                        station,
                        "RemoteStopTransaction",
                        Json.object("transactionId", Math.max(1, station.transaction(1))));
        }
    }

    private static ObjectNode profile(int connector, String purpose, String unit, double limit) {
        return Json.object(
                "connectorId",
                connector,
                "csChargingProfiles",
                Json.object(
                        "chargingProfileId",
                        12,
                        "stackLevel",
                        2,
                        "chargingProfilePurpose",
                        purpose,
                        "chargingProfileKind",
                        "Relative",
                        "chargingSchedule",
                        Json.object(
                                "chargingRateUnit",
                                unit,
                                "chargingSchedulePeriod",
                                Json.array(Json.object("startPeriod", 0, "limit", limit)))));
    }

    private static List<Attack> powers() {
        return List.of(
                new Attack(
                        "A43",
                        "all and nothing, every half minute",
                        s -> unevenly(
                                s,
                                25,
                                35,
                                30,
                                i -> s.command(
                                        "SetChargingProfile",
                                        profile(
                                                1,
                                                "TxDefaultProfile",
                                                "W",
                                                i % 2 == 0
                                                        ? 0
                                                        : s.victim().habits().watts())))),
                new Attack(
                        "A43",
                        "a thousand million watts at 2.0.1",
                        s -> s.command(
                                s.modern(),
                                "SetChargingProfile",
                                Json.object(
                                        "evseId",
                                        1,
                                        "chargingProfile",
                                        Json.object(
                                                "id",
                                                3,
                                                "stackLevel",
                                                0,
                                                "chargingProfilePurpose",
                                                "TxDefaultProfile",
                                                "chargingProfileKind",
                                                "Relative",
                                                "chargingSchedule",
                                                Json.array(
                                                        Json.object(
                                                                "id",
                                                                1,
                                                                "chargingRateUnit",
                                                                "W",
                                                                "chargingSchedulePeriod",
                                                                Json.array(
                                                                        Json.object(
                                                                                "startPeriod", 0, "limit", 1e9)))))))),
                new Attack(
                        "A44",
                        "from nothing to everything within three seconds",
                        s -> Moves.all(
                                s,
                                0.05,
                                0.3,
                                station -> s.command(
                                        station, "SetChargingProfile", profile(0, "ChargePointMaxProfile", "A", 500)))),
                new Attack(
                        "A45",
                        "charges for strange cards, here and there",
                        s -> Moves.all(
                                s,
                                120,
                                300,
                                station -> s.command(
                                        station,
                                        "RemoteStartTransaction",
                                        Json.object("connectorId", 1, "idTag", Moves.card(s))))),
                new Attack(
                        "A45",
                        "an open lock at 2.0.1 while it charges",
                        s -> s.whileCharging(s.modern(), 40_000, () -> s.modern()
                                .channel()
                                .command(
                                        "UnlockConnector",
                                        Json.object("evseId", 1, "connectorId", 1),
                                        Json.object("status", "Unlocked")))));
    }

    private static List<Attack> sizes() {
        return List.of(
                new Attack(
                        "A54",
                        "nine hundred cards more for a 1.5 station",
                        s -> Moves.old(s, o -> {
                            ArrayNode list = Json.array();
                            for (int i = 0; i < 900; i++) {
                                list.add(Json.object(
                                        "idTag",
                                        String.format(Locale.ROOT, "%08X", 77 * i),
                                        "idTagInfo",
                                        Json.object("status", "Accepted")));
                            }
                            o.command(
                                    "SendLocalList",
                                    Json.object(
                                            "listVersion",
                                            5,
                                            "updateType",
                                            "Differential",
                                            "localAuthorisationList",
                                            list),
                                    Stage.ACCEPTED);
                        })),
                new Attack("A54", "six hundred variables at once", s -> {
                    ArrayNode wanted = Json.array();
                    for (int i = 0; i < 600; i++) {
                        wanted.add(Json.object(
                                "component", Json.object("name", "C" + i), "variable", Json.object("name", "V" + i)));
                    }
                    s.modern()
                            .channel()
                            .command(
                                    "GetVariables",
                                    Json.object("getVariableData", wanted),
                                    Json.object("getVariableResult", Json.array()));
                }),
                new Attack("A55", "thirty questions at once to four stations", s -> {
                    List<Station> some = Moves.shuffled(s).subList(0, 4);
                    s.every(0.02, 120, i -> some.get(i % 4)
                            .channel()
                            .frame(
                                    false,
                                    Json.call(s.id(), "GetConfiguration", Json.object("key", Json.array("K" + i)))));
                }));
    }
}
