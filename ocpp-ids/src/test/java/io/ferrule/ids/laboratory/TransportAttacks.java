// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static io.ferrule.ids.laboratory.Payloads.object;

import java.util.List;
import java.util.function.Consumer;

/** Attacks below the messages, as the door tells them (A1 to A13, A26 to A30, A33). */
final class TransportAttacks {

    private TransportAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("A1", "a thousand connects", s -> knocks(s, 1_000, 0.02, "no-http")),
                Attack.of("A1", "five a second for ten seconds", s -> knocks(s, 50, 0.2, "no-http")),
                Attack.of(
                        "A1",
                        "told in one event",
                        s -> s.event("refused", "reason", "no-http", "count", 10_000, "station", "")),
                Attack.of("A2", "forged senders", s -> many(s, 60, "timeout", 0.1)),
                Attack.of("A2", "a scan", s -> many(s, 30, "no-http", 1)),
                Attack.of("A2", "slowly from many", s -> many(s, 40, "no-http", 3)),
                Attack.of("A3", "a header byte each ten seconds", s -> knocks(s, 10, 12, "timeout")),
                Attack.of("A3", "fifty at once", s -> knocks(s, 50, 0.1, "timeout")),
                Attack.of("A3", "one a minute", s -> knocks(s, 12, 60, "timeout")),
                Attack.of("A4", "a megabyte", s -> s.event("refused", "reason", "too-large", "declared", 1_048_576)),
                Attack.of("A4", "ten thousand headers", s -> s.event("refused", "reason", "too-large", "http", 431)),
                Attack.of(
                        "A4",
                        "a long path",
                        s -> s.event("refused", "reason", "too-large", "http", 414, "station", "")),
                Attack.of("A5", "no key", s -> s.event("refused", "reason", "bad-request", "http", 400)),
                Attack.of("A5", "version 8", s -> s.event("refused", "reason", "bad-request", "http", 426)),
                Attack.of("A5", "smuggling", s -> knocks(s, 3, 1, "bad-request")),
                Attack.of(
                        "A6",
                        "two gigabytes",
                        s -> s.event("close", "reason", "too-large", "declared", 2_000_000_000L, "wire", 14)),
                Attack.of("A6", "ten megabytes", s -> s.event("bytes", "declared", 10_000_000, "wire", 10)),
                Attack.of("A6", "no number told", s -> s.event("close", "reason", "too-large")),
                Attack.of("A7", "one byte each", s -> s.event("open")
                        .pause(5)
                        .event("bytes", "frames", 4_000, "wire", 8_000)),
                Attack.of("A7", "large fragments", s -> s.event("open")
                        .pause(5)
                        .event("bytes", "frames", 300, "wire", 30_000_000)),
                Attack.of(
                        "A7",
                        "for an hour",
                        s -> steady(s.event("open"), 60, 60, a -> a.event("bytes", "frames", 2_000, "wire", 4_000))),
                Attack.of("A8", "a byte a second", s -> s.event("open")
                        .pause(30)
                        .event("bytes", "declared", 4_096, "wire", 36)),
                Attack.of("A8", "slower", s -> s.event("open").pause(300).event("bytes", "declared", 900, "wire", 60)),
                Attack.of(
                        "A8",
                        "many times",
                        s -> steady(s.event("open"), 5, 20, a -> a.event("bytes", "declared", 9_000, "wire", 20))),
                Attack.of("A9", "ten thousand a second", s -> s.event("open")
                        .pause(1)
                        .event("ping", "count", 10_000)),
                Attack.of(
                        "A9", "twenty a second", s -> s.event("open").pause(30).event("ping", "count", 600)),
                Attack.of("A9", "in steps", s -> steady(s.event("open"), 10, 10, a -> a.event("ping", "count", 400))),
                Attack.of("A10", "the measured bomb", s -> s.event("open")
                        .pause(1)
                        .event("bytes", "declared", 104_857_600, "wire", 101_928)),
                Attack.of("A10", "a small one", s -> s.event("open")
                        .pause(1)
                        .event("bytes", "declared", 2_000_000, "wire", 2_100)),
                Attack.of("A10", "at the end", s -> s.event(
                                "close", "reason", "too-large", "declared", 500_000_000, "wire", 500_000)
                        .event("bytes", "declared", 500_000_000, "wire", 500_000)),
                Attack.of("A11", "a reserved bit", s -> s.event("close", "reason", "protocol-error")),
                Attack.of(
                        "A11",
                        "bytes that are no text",
                        s -> s.line(object("from", "station", "frame-base64", "/f79/w=="))),
                Attack.of(
                        "A11",
                        "again and again",
                        s -> steady(s, 5, 3, a -> a.event("open").event("close", "reason", "protocol-error"))),
                Attack.of("A12", "soap", s -> s.event("refused", "reason", "subprotocol")),
                Attack.of(
                        "A12",
                        "a web scanner",
                        s -> steady(
                                s,
                                40,
                                0.5,
                                a -> a.event("refused", "reason", "bad-request", "http", 404, "station", ""))),
                Attack.of("A12", "closed after the upgrade", s -> s.event("close", "reason", "subprotocol")),
                Attack.of("A13", "an old version", s -> s.event("refused", "reason", "tls")),
                Attack.of("A13", "a flood of handshakes", s -> knocks(s, 100, 0.1, "tls")),
                Attack.of("A13", "from many", s -> many(s, 10, "tls", 5)),
                Attack.of("A26", "both talk", s -> both(s, 3)),
                Attack.of("A26", "the second is refused", TransportAttacks::refusedRival),
                Attack.of("A26", "pushed off", s -> steady(s, 6, 60, a -> a.event("close", "reason", "displaced"))),
                Attack.of("A27", "a fight", s -> fight(s, 6, 5)),
                Attack.of("A27", "a slow fight", s -> fight(s, 6, 60)),
                Attack.of("A27", "over fresh connections", s -> fight(s, 10, 1)),
                Attack.of("A28", "counting", s -> names(s, 40, 0.1, 404)),
                Attack.of("A28", "one a minute", s -> names(s, 20, 60, 404)),
                Attack.of("A28", "one an hour", s -> names(s, 20, 3_600, 404)),
                Attack.of("A29", "a word list", s -> knocks(s, 200, 0.2, "bad-credentials")),
                Attack.of("A29", "three an hour", s -> knocks(s, 60, 1_200, "bad-credentials")),
                Attack.of("A29", "one word for all", s -> spray(s)),
                Attack.of(
                        "A30",
                        "another directory",
                        s -> s.event("refused", "reason", "unknown-id", "station", "..%2fCP2")),
                Attack.of(
                        "A30",
                        "a line end",
                        s -> s.event("refused", "reason", "bad-request", "station", "CP1\r\nX: y")),
                Attack.of(
                        "A30",
                        "a letter of another alphabet",
                        s -> s.event("refused", "reason", "unknown-id", "station", "\u0421P1")),
                Attack.of("A33", "the address changes", s -> s.heartbeat()
                        .over("10.0.0.66", "c1")
                        .heartbeat()),
                Attack.of(
                        "A33",
                        "two CSMSs",
                        s -> steady(s, 6, 20, a -> a.csms("192.0.2.1")
                                .heartbeat()
                                .csms("203.0.113.9")
                                .heartbeat())),
                Attack.of(
                        "A33",
                        "two CSMSs that command",
                        s -> steady(s, 4, 9, a -> a.csms("192.0.2.1")
                                .order("ClearCache", object(), Payloads.status("Accepted"))
                                .csms("203.0.113.9")
                                .order("ClearCache", object(), Payloads.status("Accepted")))));
    }

    private static void steady(Scene scene, int times, double every, Consumer<Scene> what) {
        for (int i = 0; i < times; i++) {
            what.accept(scene.pause(every * (0.7 + 0.5 * scene.random.nextDouble())));
        }
    }

    private static void knocks(Scene scene, int times, double every, String reason) {
        steady(scene, times, every, s -> s.event("refused", "reason", reason));
    }

    private static void many(Scene scene, int times, String reason, double every) {
        steady(scene, times, every, s -> s.over("10." + s.random.nextInt(250) + "." + s.random.nextInt(250) + ".7", "x")
                .event("refused", "reason", reason, "station", ""));
    }

    private static void names(Scene scene, int times, double every, int http) {
        int first = scene.random.nextInt(5_000);
        for (int i = 0; i < times; i++) {
            scene.pause(every).event("refused", "reason", "unknown-id", "http", http, "station", "CP" + (first + i));
        }
    }

    private static void spray(Scene scene) {
        for (int i = 0; i < 12; i++) {
            scene.pause(30).event("refused", "reason", "bad-credentials", "http", 401, "station", "CP" + i);
        }
    }

    private static void both(Scene scene, int turns) {
        for (int i = 0; i < turns; i++) {
            scene.over("10.0.0.1", "true")
                    .heartbeat()
                    .pause(20)
                    .over("10.0.0.66", "false")
                    .heartbeat()
                    .pause(20);
        }
    }

    private static void refusedRival(Scene scene) {
        scene.over("10.0.0.1", "true").event("open").boot().pause(60);
        scene.over("10.0.0.66", "false")
                .event("refused", "reason", "displaced", "http", 409)
                .pause(60);
        scene.over("10.0.0.1", "true").heartbeat();
    }

    private static void fight(Scene scene, int rounds, double every) {
        for (int i = 0; i < rounds; i++) {
            scene.pause(every)
                    .over(i % 2 == 0 ? "10.0.0.1" : "10.0.0.66", "f" + i)
                    .event("open")
                    .boot();
        }
    }
}
