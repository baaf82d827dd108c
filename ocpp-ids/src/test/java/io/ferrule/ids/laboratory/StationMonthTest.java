// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static io.ferrule.ids.laboratory.Payloads.array;
import static io.ferrule.ids.laboratory.Payloads.object;
import static io.ferrule.ids.laboratory.Payloads.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.ids.Alert;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Months of honest life: days and nights, impatient and unknown drivers, power cuts, offline queues, broken lines, firmware with its
 * own mistakes, settings and resets. The goal is at most one false alert for each station and month.
 */
class StationMonthTest {

    private static final int STATIONS = 4;
    private static final int DAYS = 30;

    private int transaction = 1;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1})
    void passesWithHardlyAFalseAlert(long seed) {
        Scene scene = new Scene(seed);
        scene.now = Instant.parse("2026-03-10T00:00:00Z");

        for (int day = 0; day < DAYS; day++) {
            day(scene, day);
        }

        assertThat(scene.alerts).as("seed %d", seed).extracting(Alert::summary).hasSizeLessThanOrEqualTo(STATIONS);
        assertThat(scene.blocked).as("seed %d", seed).isEmpty();
    }

    private void day(Scene scene, int day) {
        Instant midnight = scene.now;
        for (int hour = 0; hour < 24; hour++) {
            scene.now = midnight.plus(Duration.ofHours(hour));
            if (hour == 2 && day % 7 == 0) {
                maintenance(scene);
            }
            if (hour == 9 && day % 10 == 3) {
                powerCut(scene);
            }
            for (int station = 1; station <= STATIONS; station++) {
                scene.now = midnight.plus(Duration.ofHours(hour)).plusSeconds(scene.random.nextInt(600));
                hour(scene.at("CP" + station), hour);
            }
        }
        scene.now = midnight.plus(Duration.ofDays(1));
    }

    private void hour(Scene scene, int hour) {
        for (int i = 0; i < 3; i++) {
            scene.pause(300).heartbeat();
        }
        quirk(scene);
        if (hour > 6 && hour < 22 && scene.random.nextInt(3) == 0) {
            charge(scene);
        }
        if (scene.random.nextInt(40) == 0) {
            scene.event("open").boot();
        }
    }

    private void charge(Scene scene) {
        String card = "CARD" + scene.random.nextInt(500);
        boolean refused = scene.random.nextInt(12) == 0;
        for (int tap = 0; tap <= scene.random.nextInt(3); tap++) {
            scene.pause(2).authorize(card, refused ? "Invalid" : "Accepted");
        }
        if (refused) {
            return;
        }
        int number = transaction++;
        int meter = number * 10_000;
        scene.status(1, "Preparing").start(1, card, meter, number).status(1, "Charging");
        int energy = 0;
        for (int i = 0; i < 6; i++) {
            energy += 300 + scene.random.nextInt(800);
            scene.pause(240).meter(1, number, meter + energy);
        }
        if (scene.random.nextInt(4) == 0) {
            scene.status(1, "SuspendedEV");
        }
        scene.stop(number, meter + energy).status(1, "Finishing").status(1, "Available");
    }

    /** Mistakes that this make of stations always makes. */
    private void quirk(Scene scene) {
        scene.tell(
                "StatusNotification",
                object(
                        "connectorId",
                        0,
                        "status",
                        "Available",
                        "errorCode",
                        "None",
                        "info",
                        "i".repeat(60),
                        "timestamp",
                        scene.time()),
                object());
        if (scene.random.nextInt(6) == 0) {
            scene.order(
                    "GetConfiguration",
                    object("key", array("HeartbeatInterval")),
                    object("configurationKey", array(object("key", "HeartbeatInterval", "readonly", "false"))));
        }
    }

    private void maintenance(Scene scene) {
        for (int station = 1; station <= STATIONS; station++) {
            scene.at("CP" + station).order("Reset", object("type", "Soft"), status("Accepted"));
        }
        for (int station = 1; station <= STATIONS; station++) {
            scene.at("CP" + station).pause(30).event("open").boot().status(1, "Available");
        }
    }

    private void powerCut(Scene scene) {
        scene.pause(1_200);
        for (int station = 1; station <= STATIONS; station++) {
            scene.at("CP" + station)
                    .pause(0.3)
                    .event("open")
                    .boot()
                    .status(0, "Available")
                    .status(1, "Available");
        }
    }
}
