// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import io.ferrule.benchmarks.ids.simulation.Channel;
import io.ferrule.benchmarks.ids.simulation.Json;
import java.util.List;

/** A1 to A13: what happens below the messages, as the front door tells of it. */
final class TransportAttacks {

    private static final String ATTACKER = "192.168.10.66";

    private TransportAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        "A1",
                        "ten thousand connections",
                        s -> s.every(1, 20, i -> s.refused("", ATTACKER, "no-http", 0, 500))),
                new Attack(
                        "A1",
                        "one connection after the other",
                        s -> s.every(0.1, 300, i -> s.refused("", ATTACKER, "no-http", 0))),
                new Attack(
                        "A1",
                        "from forty addresses",
                        s -> s.every(0.05, 1_200, i -> s.refused("", "10.9.8." + (i % 40), "no-http", 0))),
                new Attack(
                        "A2",
                        "a storm of half-open connections",
                        s -> s.every(1, 5, i -> s.refused("", ATTACKER, "timeout", 0, 20_000))),
                new Attack(
                        "A2",
                        "from addresses that do not exist",
                        s -> s.every(
                                0.02,
                                2_000,
                                i -> s.refused("", "10." + s.dice(250) + "." + s.dice(250) + ".7", "no-http", 0, 3))),
                new Attack(
                        "A2",
                        "a scan that comes back every second",
                        s -> s.every(1, 200, i -> s.refused("", ATTACKER, "no-http", 0))),
                new Attack(
                        "A3",
                        "sixty slow headers at once",
                        s -> s.every(0.2, 60, i -> s.refused("", ATTACKER, "timeout", 0))),
                new Attack(
                        "A3",
                        "slow headers of one identity",
                        s -> s.every(10, 60, i -> s.refused("CP0101", ATTACKER, "timeout", 408))),
                new Attack(
                        "A3",
                        "slow headers from twenty addresses",
                        s -> s.every(0.5, 200, i -> s.refused("", "10.9.8." + (i % 20), "timeout", 408))),
                new Attack("A4", "a header of a megabyte", s -> large(s, 1_048_576, 16_384, 431)),
                new Attack("A4", "a path of 64 KiB", s -> large(s, 65_536, 65_536, 414)),
                new Attack("A4", "ten thousand headers", s -> large(s, 400_000, 16_384, 431)),
                new Attack(
                        "A5",
                        "requests that are none",
                        s -> s.every(2, 12, i -> s.refused("", ATTACKER, "bad-request", 400))),
                new Attack(
                        "A5",
                        "a line end in the path",
                        s -> s.every(3, 3, i -> s.refused("CP0101%0d%0aX-Role: admin", ATTACKER, "bad-request", 400))),
                new Attack(
                        "A5",
                        "a second request in the body",
                        s -> s.every(0.5, 40, i -> s.refused("CP0101", ATTACKER, "bad-request", 400))),
                new Attack(
                        "A6",
                        "two gigabytes announced",
                        s -> s.event("event", "bytes", "declared", 2_000_000_000L, "wire", 14)),
                new Attack("A6", "a giant whose beginning came", s -> s.victim()
                        .channel()
                        .giant(true, "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"a", 500_000_000L)),
                new Attack(
                        "A6",
                        "64 MiB announced and closed",
                        s -> s.event("event", "close", "reason", "too-large", "declared", 67_108_864L, "wire", 14)),
                new Attack(
                        "A7",
                        "fragments without end",
                        s -> s.every(1, 30, i -> s.eventOfMine("event", "bytes", "frames", 2_000, "wire", 16_000))),
                new Attack(
                        "A7",
                        "fragments in a calm stream",
                        s -> s.every(5, 60, i -> s.eventOfMine("event", "bytes", "frames", 300, "wire", 2_400))),
                new Attack(
                        "A7",
                        "small fragments, a giant sum",
                        s -> s.eventOfMine(
                                "event",
                                "close",
                                "reason",
                                "too-large",
                                "frames",
                                9_000,
                                "declared",
                                40_000_000L,
                                "wire",
                                40_000_000L)),
                new Attack(
                        "A8",
                        "a byte a second",
                        s -> s.every(1, 120, i -> s.eventOfMine("event", "bytes", "wire", 1, "frames", 0))),
                new Attack(
                        "A8",
                        "ten bytes in ten seconds",
                        s -> s.every(10, 60, i -> s.eventOfMine("event", "bytes", "wire", 10))),
                new Attack(
                        "A8",
                        "a frame that never ends",
                        s -> s.every(60, 5, i -> s.eventOfMine("event", "bytes", "wire", 60, "declared", 4_000))),
                new Attack(
                        "A9",
                        "ten thousand pings a second",
                        s -> s.every(1, 10, i -> s.event("event", "ping", "count", 10_000))),
                new Attack("A9", "pings one by one", s -> s.every(0.02, 1_500, i -> s.event("event", "ping"))),
                new Attack(
                        "A9",
                        "thirty pings a second for a minute",
                        s -> s.every(1, 60, i -> s.event("event", "ping", "count", 30))),
                new Attack(
                        "A10",
                        "100 KB become 100 MiB",
                        s -> s.event("event", "bytes", "declared", 104_857_600L, "wire", 101_928)),
                new Attack(
                        "A10",
                        "5 KB become 5 MB",
                        s -> s.event("event", "bytes", "declared", 5_242_880L, "wire", 5_100)),
                new Attack(
                        "A10",
                        "stopped while inflating",
                        s -> s.event("event", "close", "reason", "too-large", "declared", 20_971_520L, "wire", 20_400)),
                new Attack("A11", "a broken rule on each connection", s -> s.every(20, 6, i -> broken(s))),
                new Attack(
                        "A11",
                        "binary frames",
                        s -> s.every(2, 5, i -> s.victim().channel().binary(true, "[2,\"1\",\"Heartbeat\",{}]"))),
                new Attack(
                        "A11",
                        "text that is none",
                        s -> s.every(4, 8, i -> s.victim().channel().binary(true, "\u00ff\u00fe[2,\u00c0\u0080"))),
                new Attack(
                        "A12",
                        "a protocol that does not exist",
                        s -> s.every(5, 20, i -> s.refused("CP0101", ATTACKER, "subprotocol", 101))),
                new Attack(
                        "A12",
                        "plain requests for pages",
                        s -> s.every(
                                0.5, 60, i -> s.refused(i % 2 == 0 ? "admin" : "login", ATTACKER, "bad-request", 426))),
                new Attack(
                        "A12",
                        "looking for a console",
                        s -> s.every(
                                3,
                                20,
                                i -> s.refused(
                                        List.of("admin", "actuator", "console", ".env", "wp-login.php")
                                                .get(i % 5),
                                        ATTACKER,
                                        "unknown-id",
                                        404))),
                new Attack("A13", "old versions of TLS", s -> s.every(4, 20, i -> s.refused("", ATTACKER, "tls", 0))),
                new Attack(
                        "A13",
                        "handshakes without end",
                        s -> s.every(1, 30, i -> s.refused("", ATTACKER, "tls", 0, 200))),
                new Attack(
                        "A13",
                        "a wrong certificate for one identity",
                        s -> s.every(30, 20, i -> s.refused("CP0101", ATTACKER, "tls", 0))));
    }

    private static void large(Stage stage, long declared, long wire, int http) {
        stage.stranger("", "1.6", ATTACKER)
                .event(Json.object(
                        "event", "refused", "reason", "too-large", "http", http, "declared", declared, "wire", wire));
    }

    private static void broken(Stage stage) {
        Channel twin = stage.twin(ATTACKER);
        twin.open();
        twin.event(Json.object("event", "close", "reason", "protocol-error"));
    }
}
