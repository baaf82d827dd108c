// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static io.ferrule.ids.laboratory.Payloads.array;
import static io.ferrule.ids.laboratory.Payloads.object;
import static io.ferrule.ids.laboratory.Payloads.profile;
import static io.ferrule.ids.laboratory.Payloads.status;

import java.util.List;
import java.util.function.Consumer;

/** Commands of a rogue or careless CSMS (A38, A42 to A46, A55 to A58). */
final class CsmsAttacks {

    private CsmsAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("A38", "one station", s -> fleet(s, 1, 8, 30, a -> reserve(a, "X"))),
                Attack.of("A38", "everywhere", s -> fleet(s, 10, 1, 2, a -> reserve(a, "X"))),
                Attack.of(
                        "A38",
                        "busy elsewhere",
                        s -> fleet(
                                s,
                                5,
                                1,
                                5,
                                a -> a.tell(
                                        "StartTransaction",
                                        a.starting(1, "V", 0, a.time()),
                                        object("transactionId", 0, "idTagInfo", status("ConcurrentTx"))))),
                Attack.of("A42", "stops", s -> {
                    fleet(s, 20, 1, 5, a -> a.boot()
                            .status(1, "Charging")
                            .start(1, "T" + a.random.nextInt(99_999), 0, 1 + a.random.nextInt(999_999)));
                    fleet(
                            s,
                            20,
                            1,
                            0.2,
                            a -> a.order(
                                    "RemoteStopTransaction", object("transactionId", 5_000_000), status("Accepted")));
                }),
                Attack.of(
                        "A42",
                        "resets",
                        s -> fleet(s, 12, 1, 0.5, a -> a.order("Reset", object("type", "Hard"), status("Accepted")))),
                Attack.of(
                        "A42",
                        "out of service",
                        s -> fleet(
                                s,
                                12,
                                1,
                                1,
                                a -> a.order(
                                        "ChangeAvailability",
                                        object("connectorId", 0, "type", "Inoperative"),
                                        status("Accepted")))),
                Attack.of("A43", "negative", s -> s.order("SetChargingProfile", profile(-1, "A"), status("Accepted"))),
                Attack.of(
                        "A43", "a megawatt", s -> s.order("SetChargingProfile", profile(1e7, "W"), status("Accepted"))),
                Attack.of("A43", "up and down", s -> {
                    for (int i = 0; i < 20; i++) {
                        s.pause(20).order("SetChargingProfile", profile(i % 2 == 0 ? 0 : 32, "A"), status("Accepted"));
                    }
                }),
                Attack.of("A44", "all up", s -> {
                    fleet(s, 12, 1, 1, a -> a.order("SetChargingProfile", profile(0, "A"), status("Accepted")));
                    s.pause(3_600);
                    fleet(s, 12, 1, 0.5, a -> a.order("SetChargingProfile", profile(32, "A"), status("Accepted")));
                }),
                Attack.of("A44", "all down", s -> {
                    fleet(s, 15, 1, 1, a -> a.order("SetChargingProfile", profile(32, "A"), status("Accepted")));
                    s.pause(600);
                    fleet(s, 15, 1, 0.5, a -> a.order("SetChargingProfile", profile(0, "A"), status("Accepted")));
                }),
                Attack.of(
                        "A44",
                        "limits lifted",
                        s -> fleet(s, 15, 1, 0.3, a -> a.order("ClearChargingProfile", object(), status("Accepted")))),
                Attack.of("A45", "a stranger", s -> {
                    s.context(object("central-tags", array("APP")));
                    s.order("RemoteStartTransaction", object("idTag", "EVIL", "connectorId", 1), status("Accepted"));
                }),
                Attack.of("A45", "unlocked", s -> s.boot()
                        .status(1, "Charging")
                        .start(1, "C", 0, 5)
                        .pause(60)
                        .order("UnlockConnector", object("connectorId", 1), status("Unlocked"))),
                Attack.of(
                        "A45",
                        "all unlocked",
                        s -> fleet(
                                s,
                                10,
                                1,
                                1,
                                a -> a.order("UnlockConnector", object("connectorId", 1), status("Unlocked")))),
                Attack.of("A46", "password", s -> set(s, "AuthorizationKey", "00".repeat(20))),
                Attack.of("A46", "address", s -> set(s, "CentralSystemURL", "ws://203.0.113.9/")),
                Attack.of("A46", "pace", s -> set(s, "HeartbeatInterval", "1")),
                Attack.of("A55", "twenty at once", s -> {
                    for (int i = 0; i < 20; i++) {
                        s.pause(0.01).demand("TriggerMessage", object("requestedMessage", "Heartbeat"));
                    }
                }),
                Attack.of("A55", "answered, but a hundred", s -> {
                    for (int i = 0; i < 100; i++) {
                        s.order("TriggerMessage", object("requestedMessage", "Heartbeat"), status("Accepted"));
                    }
                }),
                Attack.of("A55", "never answered", s -> {
                    for (int i = 0; i < 12; i++) {
                        s.pause(2).demand("GetConfiguration", object());
                    }
                }),
                Attack.of(
                        "A56",
                        "a secret",
                        s -> s.order(
                                "GetConfiguration",
                                object("key", array("AuthorizationKey")),
                                object("unknownKey", array("AuthorizationKey")))),
                Attack.of("A56", "a map", s -> {
                    s.pause(900);
                    fleet(s, 20, 1, 1, a -> a.order("GetConfiguration", object(), object()));
                }),
                Attack.of("A56", "all about one", s -> {
                    s.order("GetConfiguration", object(), object())
                            .pause(2)
                            .order("GetLocalListVersion", object(), object("listVersion", 1))
                            .pause(2)
                            .order(
                                    "TriggerMessage",
                                    object("requestedMessage", "BootNotification"),
                                    status("Accepted"));
                }),
                Attack.of(
                        "A58",
                        "resets",
                        s -> fleet(s, 12, 1, 300, a -> a.order("Reset", object("type", "Hard"), status("Accepted")))),
                Attack.of(
                        "A58",
                        "cards",
                        s -> fleet(s, 14, 1, 290, a -> a.authorize(Long.toHexString(a.random.nextLong()), "Invalid"))),
                Attack.of(
                        "A58",
                        "held down",
                        s -> fleet(
                                s,
                                12,
                                1,
                                300,
                                a -> a.order("SetChargingProfile", profile(0, "A"), status("Accepted")))));
    }

    private static void fleet(Scene s, int stations, int times, double every, Consumer<Scene> what) {
        for (int i = 0; i < stations * times; i++) {
            what.accept(s.at("CP" + (i % stations)).pause(every * (0.8 + 0.3 * s.random.nextDouble())));
        }
    }

    private static void reserve(Scene s, String tag) {
        s.order(
                "ReserveNow",
                object(
                        "connectorId",
                        1,
                        "expiryDate",
                        s.now.plusSeconds(7_200).toString(),
                        "idTag",
                        tag,
                        "reservationId",
                        1),
                status("Accepted"));
    }

    private static void set(Scene s, String key, String value) {
        s.order("ChangeConfiguration", object("key", key, "value", value), status("Accepted"));
    }
}
