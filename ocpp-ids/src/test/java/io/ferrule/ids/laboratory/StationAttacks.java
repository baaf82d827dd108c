// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static io.ferrule.ids.laboratory.Payloads.array;
import static io.ferrule.ids.laboratory.Payloads.object;
import static io.ferrule.ids.laboratory.Payloads.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** Attacks of a rogue station by what it says (A31 to A41). */
final class StationAttacks {

    private StationAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("A31", "another model", s -> {
                    s.boot().pause(900);
                    s.tell(
                            "BootNotification",
                            object("chargePointVendor", "Honest", "chargePointModel", "Pi"),
                            object("status", "Accepted", "currentTime", s.time(), "interval", 300));
                }),
                Attack.of("A31", "not as recorded", s -> {
                    s.context(object("stations", array(object("id", "CP1", "vendor", "Other", "model", "H1"))));
                    s.boot();
                }),
                Attack.of("A31", "another serial", s -> {
                    s.boot().pause(900);
                    s.tell(
                            "BootNotification",
                            object(
                                    "chargePointVendor",
                                    "Honest",
                                    "chargePointModel",
                                    "H1",
                                    "chargePointSerialNumber",
                                    "S-666"),
                            object("status", "Accepted", "currentTime", s.time(), "interval", 300));
                }),
                Attack.of("A32", "a stop again", s -> replay(s, 1)),
                Attack.of("A32", "after a day", s -> replay(s, 86_400)),
                Attack.of("A32", "old readings", s -> {
                    s.start(1, "C", 0, 5).pause(9_000).meter(1, 5, 20_000).pause(60);
                    s.tell(
                            "MeterValues",
                            s.reading(1, 5, s.ago(Duration.ofHours(2)), object("value", "4000")),
                            object());
                }),
                Attack.of("A34", "a sweep", s -> sweep(s, 12, 1)),
                Attack.of("A34", "a slow sweep", s -> sweep(s, 24, 300)),
                Attack.of("A34", "found at last", s -> {
                    sweep(s, 5, 2);
                    s.pause(1).authorize("GOLD", "Accepted");
                }),
                Attack.of("A35", "negative", s -> s.start(1, "C", 5_000, 5)
                        .pause(600)
                        .stop(5, 100)),
                Attack.of("A35", "faster than physics", s -> s.start(1, "C", 0, 5)
                        .pause(600)
                        .meter(1, 5, 900_000)),
                Attack.of("A35", "power without energy", StationAttacks::powerWithoutEnergy),
                Attack.of("A36", "another station's", s -> {
                    s.at("CP2").boot().start(1, "C", 0, 77).pause(60);
                    s.at("CP1").boot().stop(77, 10);
                }),
                Attack.of("A36", "guessing", s -> {
                    for (int i = 0; i < 20; i++) {
                        s.pause(1).stop(1_000 + s.random.nextInt(100_000), 10);
                    }
                }),
                Attack.of(
                        "A36",
                        "two on one connector",
                        s -> s.boot().start(1, "C", 0, 5).pause(60).start(1, "D", 0, 6)),
                Attack.of("A37", "a storm of faults", s -> {
                    for (int i = 0; i < 40; i++) {
                        s.pause(2).status(1, i % 2 == 0 ? "Faulted" : "Available");
                    }
                }),
                Attack.of("A37", "free while charging", s -> {
                    s.boot()
                            .status(1, "Charging")
                            .start(1, "C", 0, 5)
                            .pause(60)
                            .status(1, "Available")
                            .pause(900)
                            .meter(1, 5, 500);
                }),
                Attack.of("A37", "connector 99", s -> s.status(99, "Available")),
                Attack.of("A39", "installed", s -> {
                    s.boot().pause(3_600);
                    s.tell("FirmwareStatusNotification", status("Installed"), object());
                }),
                Attack.of(
                        "A39",
                        "the log is gone",
                        s -> s.tell(
                                "SecurityEventNotification",
                                object("type", "SecurityLogWasCleared", "timestamp", s.time()),
                                object())),
                Attack.of("A39", "many events", s -> {
                    for (int i = 0; i < 40; i++) {
                        s.pause(1)
                                .tell(
                                        "SecurityEventNotification",
                                        object("type", "InvalidMessages", "timestamp", s.time()),
                                        object());
                    }
                }),
                Attack.of(
                        "A40",
                        "a password file",
                        s -> s.order(
                                "GetDiagnostics",
                                object("location", "ftp://logs.example/"),
                                object("fileName", "../../etc/passwd"))),
                Attack.of(
                        "A40",
                        "absolute",
                        s -> s.order(
                                "GetDiagnostics",
                                object("location", "ftp://logs.example/"),
                                object("fileName", "/var/www/x.php"))),
                Attack.of(
                        "A40",
                        "of a log",
                        s -> s.order(
                                "GetLog",
                                object(
                                        "logType",
                                        "SecurityLog",
                                        "requestId",
                                        1,
                                        "log",
                                        object("remoteLocation", "https://logs.example/")),
                                object("status", "Accepted", "filename", "..\\..\\boot.ini"))),
                Attack.of("A41", "no longer signed", s -> {
                    signed(s, 5, "T1", true);
                    s.pause(60).start(1, "D", 9_000, 6).pause(60).stop(6, 9_500);
                }),
                Attack.of("A41", "out of sequence", s -> {
                    signed(s, 5, "T40", true);
                    s.start(1, "D", 9_000, 6);
                    s.tell("MeterValues", ocmf(s, 6, "T12", true), object());
                }),
                Attack.of("A41", "cut", s -> {
                    s.start(1, "D", 0, 6);
                    s.tell("MeterValues", ocmf(s, 6, "T12", false), object());
                }));
    }

    private static void replay(Scene s, double later) {
        s.boot().start(1, "C", 0, 5).pause(600);
        ObjectNode stop = s.stopping(5, 1_000, s.time());
        s.tell("StopTransaction", stop, object())
                .pause(60)
                .start(1, "D", 1_000, 6)
                .pause(600)
                .stop(6, 2_000)
                .pause(later);
        s.tell("StopTransaction", stop, object());
    }

    private static void sweep(Scene s, int cards, double every) {
        for (int i = 0; i < cards; i++) {
            s.pause(every).authorize(Long.toHexString(s.random.nextLong() & 0xffffffffL), "Invalid");
        }
    }

    private static void powerWithoutEnergy(Scene s) {
        s.start(1, "C", 0, 5);
        for (int i = 1; i < 15; i++) {
            s.pause(300)
                    .tell(
                            "MeterValues",
                            s.reading(
                                    1,
                                    5,
                                    s.time(),
                                    object("value", String.valueOf(i * 30)),
                                    object("value", "11000", "measurand", "Power.Active.Import", "unit", "W")),
                            object());
        }
    }

    private static void signed(Scene s, int transaction, String page, boolean whole) {
        s.start(1, "C", 0, transaction).pause(60);
        s.tell("MeterValues", ocmf(s, transaction, page, whole), object())
                .pause(600)
                .stop(transaction, 9_000);
    }

    private static ObjectNode ocmf(Scene s, int transaction, String page, boolean whole) {
        String text = "OCMF|" + object("PG", page, "RV", 1) + "|" + object("SD", "3045");
        String value = whole ? text : text.substring(0, text.length() - 12);
        return s.reading(1, transaction, s.time(), object("format", "SignedData", "value", value));
    }
}
