// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static io.ferrule.ids.laboratory.Payloads.array;
import static io.ferrule.ids.laboratory.Payloads.object;
import static io.ferrule.ids.laboratory.Payloads.status;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** What honest stations do and what looks bad. */
final class HonestStations {

    private HonestStations() {}

    static void repeat(Scene scene, int times, double every, Consumer<Scene> what) {
        for (int i = 0; i < times; i++) {
            what.accept(scene.pause(every));
        }
    }

    static void offlineQueue(Scene scene) {
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

    static void retries(Scene scene) {
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

    static void clockNotSet(Scene scene) {
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

    static void oddTimes(Scene scene) {
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

    static void fastReadings(Scene scene) {
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

    static void summerTime(Scene scene) {
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

    static void newMeter(Scene scene) {
        scene.boot().start(1, "CARD1", 900_000, 1).pause(1_800).stop(1, 905_000).pause(86_400);
        scene.event("open").boot().start(1, "CARD2", 3, 2).pause(1_800).stop(2, 5_003);
    }

    static void flapping(Scene scene) {
        scene.boot().status(1, "Charging").start(1, "CARD1", 0, 4);
        for (int i = 1; i < 200; i++) {
            scene.pause(5 + scene.random.nextInt(20))
                    .status(1, i % 2 == 0 ? "Charging" : "SuspendedEV")
                    .meter(1, 4, i * 20);
        }
    }

    static void fiveDays(Scene scene) {
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
}
