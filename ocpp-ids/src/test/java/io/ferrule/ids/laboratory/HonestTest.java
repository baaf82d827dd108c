// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static io.ferrule.ids.laboratory.Scene.array;
import static io.ferrule.ids.laboratory.Scene.object;
import static io.ferrule.ids.laboratory.Scene.profile;
import static io.ferrule.ids.laboratory.Scene.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.ids.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ugly but honest: what stations and CSMSs do every day and no rule may take for an attack (N1 to N20). */
class HonestTest {

    private static final int SEEDS = 3;

    static Stream<Arguments> scenarios() {
        Map<String, Consumer<Scene>> all = new TreeMap<>();
        all.put("N01 a site comes back after a power cut", HonestTest::powerCut);
        all.put("N02 hours of transactions from an offline queue", HonestTest::offlineQueue);
        all.put("N03 retries of an unanswered call", HonestTest::retries);
        all.put("N04 a line that breaks again and again", HonestTest::flakyLine);
        all.put("N05 a clock at 1970 before the first boot", HonestTest::clockNotSet);
        all.put("N06 odd but legal times", HonestTest::oddTimes);
        all.put("N07 what vendors add", HonestTest::vendorExtras);
        all.put("N08 a heartbeat every ten seconds", scene -> repeat(scene.boot(), 600, 10, Scene::heartbeat));
        all.put("N09 readings every second", HonestTest::fastReadings);
        all.put("N10 new limits for a depot every minute", HonestTest::smartCharging);
        all.put("N11 departure, night reset, firmware", HonestTest::depot);
        all.put("N12 summer time", HonestTest::summerTime);
        all.put("N13 a new meter", HonestTest::newMeter);
        all.put("N14 two calls at once and late answers", HonestTest::twoCalls);
        all.put("N15 certificates in DataTransfer", HonestTest::plugAndCharge);
        all.put("N16 an impatient driver", scene -> repeat(scene.boot(), 5, 2, s -> s.authorize("CARD1", "Invalid")));
        all.put("N17 flapping in the cold", HonestTest::flapping);
        all.put("N18 five days of charging", HonestTest::fiveDays);
        all.put("N19 the CSMS moves", HonestTest::failOver);
        all.put("N20 the longest of everything", HonestTest::extremes);
        all.put("N21 the capture begins in the middle", HonestTest::middle);
        return all.entrySet().stream().flatMap(entry -> IntStream.range(0, SEEDS)
                .mapToObj(seed -> Arguments.of(entry.getKey(), seed, entry.getValue())));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("scenarios")
    void passesInSilence(String name, int seed, Consumer<Scene> scenario) {
        Scene scene = new Scene(seed);

        scenario.accept(scene);

        assertThat(scene.alerts)
                .as("%s, seed %d", name, seed)
                .extracting(Alert::summary)
                .isEmpty();
        assertThat(scene.blocked).as("%s, seed %d", name, seed).isEmpty();
    }

    private static void repeat(Scene scene, int times, double every, Consumer<Scene> what) {
        for (int i = 0; i < times; i++) {
            what.accept(scene.pause(every));
        }
    }

    private static void powerCut(Scene scene) {
        for (int i = 1; i <= 40; i++) {
            scene.at("CP" + i).over("10.0.0.1", "new" + i).pause(scene.random.nextDouble() / 5);
            scene.event("open")
                    .boot()
                    .status(0, "Available")
                    .status(1, "Available")
                    .status(2, "Available");
            scene.order("GetConfiguration", object("key", array()), object("configurationKey", array()));
        }
    }

    private static void offlineQueue(Scene scene) {
        scene.event("open").boot();
        scene.status(1, "Available");
        for (int hour = 9; hour > 0; hour--) {
            Duration began = Duration.ofMinutes(hour * 60L);
            int transaction = 500 - hour;
            int meter = (9 - hour) * 10_000;
            scene.tell(
                    "StartTransaction",
                    scene.starting(1, "T" + hour, meter, scene.ago(began)),
                    object("transactionId", transaction, "idTagInfo", status("Accepted")));
            for (int minute = 5; minute < 50; minute += 5) {
                scene.tell(
                        "MeterValues",
                        scene.reading(
                                1,
                                transaction,
                                scene.ago(began.minusMinutes(minute)),
                                object("value", String.valueOf(meter + minute * 150))),
                        object());
            }
            scene.tell(
                    "StopTransaction",
                    scene.stopping(transaction, meter + 7_500, scene.ago(began.minusMinutes(50))),
                    object());
        }
    }

    private static void retries(Scene scene) {
        scene.boot();
        ObjectNode start = scene.starting(1, "CARD1", 100, scene.time());
        for (int i = 0; i < 6; i++) {
            scene.frame("station", array(2, "same", "StartTransaction", start).toString())
                    .pause(30);
        }
        ObjectNode answer = object("transactionId", 5, "idTagInfo", status("Accepted"));
        scene.frame("csms", array(3, "same", answer).toString()).pause(1);
        scene.frame("csms", array(3, "same", answer).toString()).pause(60);
        scene.meter(1, 5, 200).pause(600).stop(5, 2_000);
    }

    private static void flakyLine(Scene scene) {
        scene.event("open").boot();
        for (int i = 0; i < 12; i++) {
            repeat(scene, 3, 40 + scene.random.nextInt(200), Scene::heartbeat);
            scene.over("10.0.7." + i, "line" + i);
            if (i % 3 == 0) {
                scene.event("refused", "reason", "displaced", "http", 409).pause(40);
            }
            scene.event("open");
        }
    }

    private static void clockNotSet(Scene scene) {
        scene.tell(
                "StatusNotification",
                object(
                        "connectorId",
                        1,
                        "status",
                        "Available",
                        "errorCode",
                        "NoError",
                        "timestamp",
                        "1970-01-01T00:00:12Z"),
                object());
        scene.boot()
                .status(1, "Available")
                .start(1, "CARD1", 0, 9)
                .pause(600)
                .meter(1, 9, 1_500)
                .stop(9, 1_600);
    }

    private static void oddTimes(Scene scene) {
        scene.boot();
        for (String time : new String[] {
            "2026-01-06T13:00:00.123456789+01:00",
            "2026-01-06t12:00:00z",
            "2026-01-06T12:00:00",
            "2026-01-06 12:00:00Z",
            "2026-01-06T15:00:00+03"
        }) {
            scene.pause(5)
                    .tell(
                            "StatusNotification",
                            object("connectorId", 1, "status", "Available", "errorCode", "NoError", "timestamp", time),
                            object());
        }
    }

    private static void vendorExtras(Scene scene) {
        scene.boot().authorize("", "Invalid");
        for (int i = 0; i < 30; i++) {
            scene.pause(60)
                    .tell(
                            "StatusNotification",
                            object(
                                    "connectorId",
                                    0,
                                    "status",
                                    "Available",
                                    "errorCode",
                                    "NoError",
                                    "vendorX",
                                    "y",
                                    "info",
                                    ""),
                            object());
            scene.tell(
                    "MeterValues",
                    object(
                            "connectorId",
                            0,
                            "meterValue",
                            array(object(
                                    "timestamp",
                                    scene.time(),
                                    "sampledValue",
                                    array(object("value", "21.5", "measurand", "Vendor.Temperature", "unit", "C"))))),
                    object());
            scene.tell(
                    "DataTransfer",
                    object("vendorId", "com.vendor", "messageId", "status", "data", "a=1;b=2"),
                    status("Accepted"));
        }
    }

    private static void fastReadings(Scene scene) {
        scene.boot().status(1, "Charging").start(1, "CARD1", 0, 3);
        for (int i = 1; i < 1_200; i++) {
            scene.pause(0.85);
            scene.tell(
                    "MeterValues",
                    scene.reading(
                            1,
                            3,
                            scene.time(),
                            object("value", String.valueOf(i * 3)),
                            object("value", "11000", "measurand", "Power.Active.Import", "unit", "W")),
                    object());
        }
        scene.stop(3, 3_600);
    }

    private static void smartCharging(Scene scene) {
        for (int minute = 0; minute < 90; minute++) {
            scene.pause(40);
            for (int i = 1; i <= 20; i++) {
                double limit = Math.rint(60 + 100 * scene.random.nextDouble()) / 10;
                scene.at("CP" + i).pause(0.3).order("SetChargingProfile", profile(limit, "A"), status("Accepted"));
            }
        }
    }

    private static void depot(Scene scene) {
        scene.now = Instant.parse("2026-01-05T18:00:00Z");
        scene.context(object(
                "firmware-hosts",
                array("fw.example"),
                "sites",
                array(object("id", "s1", "timezone", "Europe/Berlin"))));
        for (int i = 1; i <= 25; i++) {
            scene.at("CP" + i)
                    .boot()
                    .status(1, "Charging")
                    .start(1, "BUS" + i, 0, 100 + i)
                    .pause(20);
        }
        scene.now = Instant.parse("2026-01-06T04:30:00Z");
        for (int i = 1; i <= 25; i++) {
            scene.at("CP" + i).order("RemoteStopTransaction", object("transactionId", 100 + i), status("Accepted"));
            scene.pause(scene.random.nextDouble() * 3).stop(100 + i, 60_000).status(1, "Available");
        }
        scene.now = Instant.parse("2026-01-07T02:00:00Z");
        for (int i = 1; i <= 25; i++) {
            scene.at("CP" + i).order("Reset", object("type", "Soft"), status("Accepted"));
        }
        for (int i = 1; i <= 25; i++) {
            scene.at("CP" + i).pause(2).event("open").boot();
            scene.order(
                    "UpdateFirmware",
                    object("location", "https://fw.example/fw-2.6.0.bin", "retrieveDate", scene.time()),
                    object());
            scene.pause(2).tell("FirmwareStatusNotification", status("Downloading"), object());
            scene.pause(20).tell("FirmwareStatusNotification", status("Installed"), object());
        }
    }

    private static void summerTime(Scene scene) {
        scene.now = Instant.parse("2026-10-24T23:30:00Z");
        ObjectNode local =
                object("status", "Accepted", "currentTime", scene.ago(Duration.ofHours(-2)), "interval", 600);
        scene.tell("BootNotification", object("chargePointVendor", "V", "chargePointModel", "M"), local);
        scene.status(1, "Charging").start(1, "CARD1", 0, 7);
        for (int i = 1; i < 20; i++) {
            Duration shift = i < 9 ? Duration.ofHours(-2) : Duration.ofHours(-1);
            scene.pause(600)
                    .tell(
                            "MeterValues",
                            scene.reading(1, 7, scene.ago(shift), object("value", String.valueOf(i * 1_000))),
                            object());
            scene.tell("Heartbeat", object(), object("currentTime", scene.ago(shift)));
        }
    }

    private static void newMeter(Scene scene) {
        scene.boot().start(1, "CARD1", 900_000, 1).pause(1_800).stop(1, 905_000).pause(86_400);
        scene.event("open").boot().start(1, "CARD2", 3, 2).pause(1_800).stop(2, 5_003);
    }

    private static void twoCalls(Scene scene) {
        scene.boot().pause(400);
        for (int i = 0; i < 20; i++) {
            String first = scene.demand("ChangeConfiguration", object("key", "ConnectionTimeOut", "value", "60"));
            String second = scene.demand("TriggerMessage", object("requestedMessage", "Heartbeat"));
            scene.pause(25).frame("station", array(3, first, status("Accepted")).toString());
            scene.pause(20)
                    .frame("station", array(3, second, status("Accepted")).toString())
                    .pause(60);
        }
    }

    private static void plugAndCharge(Scene scene) {
        scene.boot();
        String data = "MIIB".repeat(1_500);
        for (int i = 0; i < 5; i++) {
            scene.pause(60)
                    .tell(
                            "DataTransfer",
                            object(
                                    "vendorId",
                                    "org.openchargealliance.iso15118pnc",
                                    "messageId",
                                    "SignCertificate",
                                    "data",
                                    data),
                            status("Accepted"));
            scene.order(
                    "DataTransfer",
                    object(
                            "vendorId",
                            "org.openchargealliance.iso15118pnc",
                            "messageId",
                            "CertificateSigned",
                            "data",
                            data),
                    status("Accepted"));
        }
    }

    private static void flapping(Scene scene) {
        scene.boot().status(1, "Charging").start(1, "CARD1", 0, 4);
        for (int i = 1; i < 200; i++) {
            scene.pause(5 + scene.random.nextInt(20))
                    .status(1, i % 2 == 0 ? "Charging" : "SuspendedEV")
                    .meter(1, 4, i * 20);
        }
    }

    private static void fiveDays(Scene scene) {
        scene.boot().status(1, "Charging").start(1, "CARD1", 0, 8);
        int energy = 0;
        for (int i = 1; i < 5 * 96; i++) {
            energy += i < 30 ? 2_500 : 0;
            scene.pause(900);
            if (i == 30) {
                scene.status(1, "SuspendedEV");
            }
            scene.meter(1, 8, energy).heartbeat();
        }
        scene.stop(8, energy);
    }

    private static void failOver(Scene scene) {
        scene.context(object("csms-peers", array("192.0.2.1", "192.0.2.2"))).boot();
        repeat(scene, 10, 60, Scene::heartbeat);
        scene.csms("192.0.2.2").over("10.0.0.1", "after").event("open");
        repeat(scene, 10, 60, Scene::heartbeat);
    }

    private static void extremes(Scene scene) {
        scene.tell(
                "BootNotification",
                object(
                        "chargePointVendor",
                        "V".repeat(20),
                        "chargePointModel",
                        "M".repeat(20),
                        "chargePointSerialNumber",
                        "S".repeat(25),
                        "chargeBoxSerialNumber",
                        "B".repeat(25),
                        "firmwareVersion",
                        "F".repeat(50),
                        "iccid",
                        "I".repeat(20),
                        "imsi",
                        "M".repeat(20),
                        "meterType",
                        "T".repeat(25),
                        "meterSerialNumber",
                        "N".repeat(25)),
                object("status", "Accepted", "currentTime", scene.time(), "interval", 86_400));
        scene.tell(
                "StatusNotification",
                object(
                        "connectorId",
                        1,
                        "status",
                        "Faulted",
                        "errorCode",
                        "OtherError",
                        "info",
                        "i".repeat(50),
                        "vendorId",
                        "v".repeat(255),
                        "vendorErrorCode",
                        "e".repeat(50),
                        "timestamp",
                        scene.time()),
                object());
        scene.order("ChangeConfiguration", object("key", "k".repeat(50), "value", "v".repeat(500)), status("Rejected"));
        scene.tell(
                "SecurityEventNotification",
                object("type", "t".repeat(50), "timestamp", scene.time(), "techInfo", "x".repeat(255)),
                object());
    }

    private static void middle(Scene scene) {
        scene.frame("station", array(3, "before", status("Accepted")).toString());
        scene.meter(1, 4_711, 500_000)
                .pause(60)
                .meter(1, 4_711, 500_180)
                .pause(60)
                .stop(4_711, 500_300);
        scene.start(1, "CARD1", 500_300, 4_712).pause(600).stop(4_712, 501_000);
    }
}
