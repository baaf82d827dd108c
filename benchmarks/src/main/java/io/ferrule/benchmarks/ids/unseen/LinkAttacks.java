// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.unseen;

import static io.ferrule.benchmarks.ids.unseen.Moves.any;
import static io.ferrule.benchmarks.ids.unseen.Moves.lan;
import static io.ferrule.benchmarks.ids.unseen.Moves.some;
import static io.ferrule.benchmarks.ids.unseen.Moves.unevenly;

import io.ferrule.benchmarks.ids.attack.Attack;
import io.ferrule.benchmarks.ids.attack.Stage;
import io.ferrule.benchmarks.ids.simulation.Channel;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A1 to A13 and A26 to A33: connections, and whose they are. */
final class LinkAttacks {

    private LinkAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>(doors());
        all.addAll(names());
        all.addAll(twins());
        return all;
    }

    private static List<Attack> doors() {
        return List.of(
                new Attack("A1", "three waves of connections", s -> {
                    String peer = lan(s);
                    unevenly(
                            s,
                            40,
                            90,
                            3,
                            i -> unevenly(s, 0.5, 2, 6, j -> s.refused("", peer, "no-http", 0, some(s, 60, 400))));
                }),
                new Attack("A3", "slow headers from three machines", s -> {
                    List<String> peers = List.of(lan(s), lan(s), lan(s));
                    unevenly(s, 1, 5, 90, i -> s.refused("", any(s, peers), "timeout", 408));
                }),
                new Attack("A4", "headers that grow", s -> {
                    String peer = lan(s);
                    unevenly(s, 3, 9, 5, i -> s.stranger("", "1.6", peer)
                            .event(Json.object(
                                    "event", "refused", "reason", "too-large", "http", 431, "declared", 20_000L << i)));
                }),
                new Attack("A5", "upgrades that are wrong in every way", s -> {
                    String peer = lan(s);
                    unevenly(
                            s,
                            1,
                            4,
                            18,
                            i -> s.refused(name(s), peer, "bad-request", any(s, List.of(400, 405, 426, 505))));
                }),
                new Attack("A6", "half a gigabyte announced to 2.0.1", s -> s.modern()
                        .channel()
                        .event(Json.object("event", "bytes", "declared", some(s, 300, 700) * 1_000_000L, "wire", 200))),
                new Attack(
                        "A9",
                        "pings in bursts",
                        s -> unevenly(s, 5, 9, 12, i -> s.event("event", "ping", "count", some(s, 400, 1_200)))),
                new Attack(
                        "A12",
                        "protocols of others, from five machines",
                        s -> unevenly(
                                s,
                                2,
                                8,
                                40,
                                i -> s.refused(name(s), "192.168.10." + (130 + i % 5), "subprotocol", 101))),
                new Attack("A13", "a bad certificate for every identity", s -> {
                    String peer = lan(s);
                    Moves.all(s, 6, 14, station -> s.refused(station.channel().station(), peer, "tls", 0));
                }));
    }

    /** Any identity of the site. */
    private static String name(Stage stage) {
        return any(stage, stage.fleet()).channel().station();
    }

    private static List<Attack> names() {
        return List.of(
                new Attack("A28", "names of a roaming list, from three machines", s -> {
                    int first = some(s, 1, 40_000);
                    unevenly(
                            s,
                            4,
                            12,
                            70,
                            i -> s.refused(
                                    String.format(Locale.ROOT, "DE*ABC*E%05d", first + i),
                                    "192.168.10." + (140 + i % 3),
                                    "unknown-id",
                                    404));
                }),
                new Attack("A29", "stolen passwords, identity by identity", s -> {
                    String peer = lan(s);
                    unevenly(
                            s,
                            15,
                            40,
                            60,
                            i -> s.refused(
                                    s.fleet()
                                            .get(i % s.fleet().size())
                                            .channel()
                                            .station(),
                                    peer,
                                    "bad-credentials",
                                    401));
                }),
                new Attack(
                        "A30",
                        "an identity in disguise",
                        s -> s.refused(
                                name(s) + any(s, List.of("%2f..%2fadmin", "%20", ";jsessionid=1", "%2500", "\u200b")),
                                lan(s),
                                "unknown-id",
                                404)),
                new Attack(
                        "A60",
                        "an identity for the log",
                        s -> s.refused(
                                any(
                                        s,
                                        List.of(
                                                "CP1\nlevel=info msg=\"token accepted\"",
                                                "CP1\u001b]0;owned\u0007",
                                                "..\\..\\etc")),
                                lan(s),
                                "bad-request",
                                400)));
    }

    private static List<Attack> twins() {
        return List.of(
                new Attack("A26", "a second 2.0.1 station tells of charges", s -> {
                    Station real = s.modern();
                    Channel twin = s.stranger(real.channel().station(), "2.0.1", lan(s));
                    twin.open();
                    String session = s.id();
                    unevenly(s, 20, 50, 10, i -> {
                        twin.call(
                                "TransactionEvent",
                                Moves.event(
                                        s,
                                        i == 0 ? "Started" : "Updated",
                                        session,
                                        i,
                                        Moves.quantity(1_000 + 50 * i, Moves.REGISTER)));
                        s.simulation().honest(() -> real.tell("Heartbeat", Json.object()));
                    });
                }),
                new Attack("A27", "three machines fight for one identity", s -> {
                    Channel real = s.victim().channel();
                    unevenly(s, 5, 25, 24, i -> {
                        real.event(Json.object("event", "close", "reason", "displaced"));
                        s.twin("192.168.10." + (150 + i % 3)).open();
                        s.simulation().honest(() -> s.later(3, real::open));
                    });
                }),
                new Attack("A31", "a 2.0.1 station of another maker", s -> {
                    s.modern().channel().close();
                    Channel twin = s.stranger(s.modern().channel().station(), "2.0.1", lan(s));
                    twin.open();
                    twin.call(
                            "BootNotification",
                            Json.object(
                                    "reason",
                                    "PowerUp",
                                    "chargingStation",
                                    Json.object("model", "emulator", "vendorName", "ACME", "serialNumber", s.id())));
                }),
                new Attack(
                        "A31",
                        "the same box with another serial number and card",
                        s -> s.says(
                                "BootNotification",
                                Json.object(
                                        "chargePointVendor",
                                        s.victim().habits().maker(),
                                        "chargePointModel",
                                        s.victim().habits().model(),
                                        "chargePointSerialNumber",
                                        "X" + some(s, 1_000, 9_999),
                                        "iccid",
                                        "8949" + some(s, 100_000, 999_999)))),
                new Attack("A32", "2.0.1 events of an hour ago, from elsewhere", LinkAttacks::replayed),
                new Attack("A33", "everybody's CSMS is elsewhere at once", s -> {
                    String rogue = "198.51.100." + some(s, 1, 200);
                    Moves.all(s, 1, 3, station -> {
                        station.channel().csmsAt(rogue);
                        station.tell("Heartbeat", Json.object());
                    });
                }));
    }

    /** A short charge is told honestly; an hour later somebody says the same words on a connection of his own. */
    private static void replayed(Stage stage) {
        Channel real = stage.modern().channel();
        String session = stage.id();
        double wattHours = stage.modern().register(1) + 20;
        var first = Moves.event(stage, "Started", session, 0, Moves.quantity(wattHours, Moves.REGISTER));
        var last = Moves.event(stage, "Ended", session, 1, Moves.quantity(wattHours + 30, Moves.REGISTER));
        stage.simulation().honest(() -> {
            real.call("TransactionEvent", first);
            stage.later(20, () -> real.call("TransactionEvent", last));
        });
        stage.later(some(stage, 3_000, 4_500), () -> {
            Channel twin = stage.stranger(real.station(), "2.0.1", lan(stage));
            twin.open();
            twin.call("TransactionEvent", first);
            stage.later(some(stage, 2, 20), () -> twin.call("TransactionEvent", last));
        });
    }
}
