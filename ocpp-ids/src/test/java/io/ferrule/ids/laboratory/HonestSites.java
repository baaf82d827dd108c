// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static io.ferrule.ids.laboratory.HonestStations.repeat;
import static io.ferrule.ids.laboratory.Payloads.array;
import static io.ferrule.ids.laboratory.Payloads.object;
import static io.ferrule.ids.laboratory.Payloads.profile;
import static io.ferrule.ids.laboratory.Payloads.status;

import java.time.Instant;

/** What honest sites and their CSMSs do and what looks bad. */
final class HonestSites {

    private HonestSites() {}

    static void powerCut(Scene scene) {
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

    static void flakyLine(Scene scene) {
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

    static void vendorExtras(Scene scene) {
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

    static void smartCharging(Scene scene) {
        for (int minute = 0; minute < 90; minute++) {
            scene.pause(40);
            for (int i = 1; i <= 20; i++) {
                double limit = Math.rint(60 + 100 * scene.random.nextDouble()) / 10;
                scene.at("CP" + i).pause(0.3).order("SetChargingProfile", profile(limit, "A"), status("Accepted"));
            }
        }
    }

    static void depot(Scene scene) {
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

    static void twoCalls(Scene scene) {
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

    static void plugAndCharge(Scene scene) {
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

    static void failOver(Scene scene) {
        scene.context(object("csms-peers", array("192.0.2.1", "192.0.2.2"))).boot();
        repeat(scene, 10, 60, Scene::heartbeat);
        scene.csms("192.0.2.2").over("10.0.0.1", "after").event("open");
        repeat(scene, 10, 60, Scene::heartbeat);
    }

    static void extremes(Scene scene) {
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

    static void middle(Scene scene) {
        scene.frame("station", array(3, "before", status("Accepted")).toString());
        scene.meter(1, 4_711, 500_000)
                .pause(60)
                .meter(1, 4_711, 500_180)
                .pause(60)
                .stop(4_711, 500_300);
        scene.start(1, "CARD1", 500_300, 4_712).pause(600).stop(4_712, 501_000);
    }
}
