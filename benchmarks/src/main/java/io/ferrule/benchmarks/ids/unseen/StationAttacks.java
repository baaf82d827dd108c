// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.unseen;

import static io.ferrule.benchmarks.ids.unseen.Moves.REGISTER;
import static io.ferrule.benchmarks.ids.unseen.Moves.any;
import static io.ferrule.benchmarks.ids.unseen.Moves.event;
import static io.ferrule.benchmarks.ids.unseen.Moves.old;
import static io.ferrule.benchmarks.ids.unseen.Moves.quantity;
import static io.ferrule.benchmarks.ids.unseen.Moves.some;
import static io.ferrule.benchmarks.ids.unseen.Moves.start;
import static io.ferrule.benchmarks.ids.unseen.Moves.state;
import static io.ferrule.benchmarks.ids.unseen.Moves.stop;
import static io.ferrule.benchmarks.ids.unseen.Moves.unevenly;
import static io.ferrule.benchmarks.ids.unseen.Moves.values;

import io.ferrule.benchmarks.ids.attack.Attack;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A34 and A36 to A41: what a station tells of cards, charges and itself. */
final class StationAttacks {

    private StationAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>(cards());
        all.addAll(charges());
        all.addAll(reports());
        return all;
    }

    private static List<Attack> cards() {
        return List.of(
                new Attack(
                        "A34",
                        "cards downwards, at a 1.5 station",
                        s -> old(s, o -> {
                            int top = some(s, 0x100000, 0xFFFFFF);
                            unevenly(
                                    s,
                                    3,
                                    9,
                                    45,
                                    i -> o.call(
                                            "Authorize",
                                            Json.object("idTag", String.format(Locale.ROOT, "1A%06X", top - i))));
                        })),
                new Attack(
                        "A34",
                        "good cards between the bad ones",
                        s -> unevenly(
                                s,
                                6,
                                20,
                                60,
                                i -> s.says(
                                        "Authorize",
                                        Json.object(
                                                "idTag",
                                                i % 5 == 4 ? s.drivers().card() : Moves.card(s))))));
    }

    private static List<Attack> charges() {
        return List.of(
                new Attack(
                        "A36",
                        "numbers at random are stopped, on 1.5",
                        s -> old(
                                s,
                                o -> unevenly(
                                        s,
                                        4,
                                        30,
                                        20,
                                        i -> o.call(
                                                "StopTransaction", stop(s, some(s, 1, 900_000), some(s, 1, 90_000)))))),
                new Attack(
                        "A36",
                        "ends the charge of a 2.0.1 station from another",
                        s -> s.whileCharging(s.modern(), 40_000, () -> {
                            Station other = s.estate().stations().get(11);
                            other.tell(
                                    "TransactionEvent",
                                    event(
                                            s,
                                            "Ended",
                                            s.modern().session(1),
                                            s.modern().sequence(1) + 1,
                                            quantity(other.register(1), REGISTER)));
                        })),
                new Attack("A36", "two beginnings, one end", s -> {
                    s.says("StatusNotification", state(1, "Preparing"));
                    s.says(
                            "StartTransaction",
                            start(s, 1, s.drivers().card(), s.victim().register(1)));
                    s.later(
                            some(s, 30, 200),
                            () -> s.says(
                                    "StartTransaction",
                                    start(s, 1, s.drivers().card(), s.victim().register(1))));
                }),
                new Attack("A37", "an EVSE that does not exist", s -> s.modern()
                        .tell(
                                "StatusNotification",
                                Json.object(
                                        "timestamp",
                                        s.time(),
                                        "connectorStatus",
                                        "Available",
                                        "evseId",
                                        some(s, 20, 90),
                                        "connectorId",
                                        1))),
                new Attack(
                        "A37",
                        "broken and charging in turns",
                        s -> unevenly(
                                s,
                                3,
                                10,
                                60,
                                i -> s.says("StatusNotification", state(1, i % 2 == 0 ? "Faulted" : "Charging")))),
                new Attack(
                        "A37",
                        "free in the middle of a charge",
                        s -> s.whileCharging(() ->
                                unevenly(s, 30, 90, 4, i -> s.says("StatusNotification", state(1, "Available"))))),
                new Attack("A38", "one card takes place after place", s -> {
                    String card = s.drivers().card();
                    Moves.all(
                            s,
                            60,
                            200,
                            st -> s.says(st.channel(), "StartTransaction", start(s, 1, card, st.register(1))));
                }));
    }

    private static List<Attack> reports() {
        return List.of(
                new Attack(
                        "A39",
                        "new software out of nowhere at 2.0.1",
                        s -> unevenly(s, 20, 90, 3, i -> s.modern()
                                .tell(
                                        "FirmwareStatusNotification",
                                        Json.object(
                                                "status",
                                                List.of("Downloaded", "Installing", "Installed")
                                                        .get(i),
                                                "requestId",
                                                some(s, 1, 99))))),
                new Attack(
                        "A39",
                        "an hour of security events",
                        s -> unevenly(
                                s,
                                5,
                                12,
                                300,
                                i -> s.says(
                                        "SecurityEventNotification",
                                        Json.object(
                                                "type",
                                                any(
                                                        s,
                                                        List.of(
                                                                "FailedToAuthenticateAtCentralSystem",
                                                                "TamperDetectionActivated")),
                                                "timestamp",
                                                s.time())))),
                new Attack("A40", "a way out of the directory in a log's name", s -> s.modern()
                        .channel()
                        .command(
                                "GetLog",
                                Json.object(
                                        "logType",
                                        "DiagnosticsLog",
                                        "requestId",
                                        some(s, 1, 99),
                                        "log",
                                        Json.object("remoteLocation", "https://logs.example.com/up")),
                                Json.object(
                                        "status",
                                        "Accepted",
                                        "filename",
                                        any(
                                                s,
                                                List.of(
                                                        "..\\..\\boot.ini",
                                                        "../../../var/spool/cron/root",
                                                        "/proc/self/mem"))))),
                new Attack("A41", "signed at the beginning, bare at the end", s -> {
                    s.says(
                            "StartTransaction",
                            start(s, 1, s.drivers().card(), s.victim().register(1)));
                    int number = s.estate().central().nextTransaction();
                    unevenly(
                            s,
                            50,
                            70,
                            14,
                            i -> s.says(
                                    "MeterValues",
                                    values(
                                            s,
                                            number,
                                            i < 8
                                                    ? Json.object("format", "SignedData", "value", sealed(i))
                                                    : Json.object("value", Integer.toString(900 + i)))));
                }));
    }

    private static String sealed(int page) {
        return "OCMF|{\"FV\":\"1.0\",\"PG\":\"T" + (40 + page) + "\",\"RD\":[{\"RV\":" + (9.1 + page / 10.0)
                + "}]}|{\"SD\":\"3045" + Integer.toHexString(0xA000 + 977 * page) + "\"}";
    }
}
