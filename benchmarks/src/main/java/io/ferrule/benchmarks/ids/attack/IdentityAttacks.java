// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import io.ferrule.benchmarks.ids.simulation.Channel;
import io.ferrule.benchmarks.ids.simulation.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A26 to A30 and A33: whose connection it is, and under which name. */
final class IdentityAttacks {

    private static final String ATTACKER = "192.168.10.66";

    private IdentityAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>(connections());
        all.addAll(names());
        return all;
    }

    private static List<Attack> connections() {
        return List.of(
                new Attack("A26", "a second connection talks beside the first", s -> both(s, ATTACKER, 20)),
                new Attack("A26", "a second connection from far away", s -> both(s, "198.51.100.7", 60)),
                new Attack("A26", "a second connection that only listens and boots", s -> both(s, ATTACKER, 300)),
                new Attack("A27", "a fight for one identity", s -> fight(s, 4, 24)),
                new Attack("A27", "a slow fight", s -> fight(s, 40, 14)),
                new Attack(
                        "A27",
                        "the newcomer pushes the station out",
                        s -> s.every(15, 12, i -> {
                            s.event("event", "close", "reason", "displaced");
                            Channel twin = s.twin(i % 2 == 0 ? ATTACKER : "192.168.10.67");
                            twin.open();
                        })),
                new Attack(
                        "A28",
                        "one number after the other",
                        s -> s.every(0.3, 200, i -> s.refused(number(i), ATTACKER, "unknown-id", 404))),
                new Attack(
                        "A28",
                        "numbers at random, slowly",
                        s -> s.every(20, 60, i -> s.refused(number(s.dice(9_000)), ATTACKER, "unknown-id", 404))),
                new Attack(
                        "A28",
                        "numbers from many addresses",
                        s -> s.every(2, 150, i -> s.refused(number(i * 7), "10.9.8." + (i % 25), "unknown-id", 404))),
                new Attack(
                        "A29",
                        "a hundred passwords",
                        s -> s.every(0.5, 100, i -> s.refused("CP0101", ATTACKER, "bad-credentials", 401))),
                new Attack(
                        "A29",
                        "a password a minute",
                        s -> s.every(60, 90, i -> s.refused("CP0101", ATTACKER, "bad-credentials", 401))),
                new Attack(
                        "A29",
                        "one password for all identities",
                        s -> s.every(3, 60, i -> s.refused(number(i), ATTACKER, "bad-credentials", 401))),
                new Attack(
                        "A29",
                        "passwords from many addresses",
                        s -> s.every(10, 90, i -> s.refused("CP0101", "10.9.8." + i, "bad-credentials", 401))),
                new Attack("A33", "another machine answers for the CSMS", s -> {
                    s.victim().channel().csmsAt("192.168.10.254");
                    s.every(60, 10, i -> s.says("Heartbeat", Json.object()));
                }),
                new Attack(
                        "A33",
                        "two machines answer in turns",
                        s -> s.every(45, 20, i -> {
                            s.victim().channel().csmsAt(i % 2 == 0 ? "192.168.10.254" : "203.0.113.10");
                            s.says("Heartbeat", Json.object());
                        })),
                new Attack("A33", "the connection moves to another address", s -> {
                    Channel same = s.victim().channel();
                    s.every(30, 6, i -> moved(s, same, i));
                }));
    }

    private static List<Attack> names() {
        List<Attack> all = new ArrayList<>();
        List.of(
                        "/ocpp/CP0101/",
                        "%43P0101",
                        "CP0101%00",
                        "..%2fCP0102",
                        "\u0421P0101",
                        "CP0101.",
                        "CP0101?admin=1",
                        "//CP0101")
                .forEach(name -> all.add(
                        new Attack("A30", "the identity " + name, s -> s.refused(name, ATTACKER, "unknown-id", 404))));
        all.add(new Attack("A30", "another letter case", s -> {
            Channel other = s.stranger(s.victim().channel().station().toLowerCase(Locale.ROOT), "1.6", ATTACKER);
            other.open();
            other.call("Heartbeat", Json.object());
        }));
        List.of("CP0101\r\n2026-01-07 INFO accepted admin", "\u001b[2JCP0101", "../../../../etc/cron.d/x")
                .forEach(name -> all.add(new Attack(
                        "A60",
                        "the identity " + name.replaceAll("\\p{Cntrl}", "_"),
                        s -> s.refused(name, ATTACKER, "unknown-id", 404))));
        return all;
    }

    private static String number(int i) {
        return String.format(Locale.ROOT, "CP%04d", 1_000 + i);
    }

    private static void both(Stage stage, String peer, int seconds) {
        Channel twin = stage.twin(peer);
        twin.open();
        stage.every(seconds, 12, i -> {
            twin.call("Heartbeat", Json.object());
            stage.simulation().honest(() -> stage.later(seconds / 2, () -> stage.says("Heartbeat", Json.object())));
        });
    }

    private static void fight(Stage stage, int seconds, int rounds) {
        Channel twin = stage.twin(ATTACKER);
        stage.every(seconds, rounds, i -> {
            Channel winner = i % 2 == 0 ? twin : stage.victim().channel();
            Channel loser = i % 2 == 0 ? stage.victim().channel() : twin;
            loser.close();
            winner.open();
            winner.call("Heartbeat", Json.object());
        });
    }

    private static void moved(Stage stage, Channel channel, int turn) {
        channel.event(Json.object("event", "ping"));
        stage.simulation().in(Duration.ofSeconds(2), () -> {
            channel.comesFrom(turn % 2 == 0 ? ATTACKER : "192.168.10.20");
            channel.call("Heartbeat", Json.object());
        });
    }
}
