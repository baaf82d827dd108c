// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.unseen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.attack.Stage;
import io.ferrule.benchmarks.ids.simulation.Channel;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** What attackers do again and again, each time a little otherwise: the dice are those of the run. */
final class Moves {

    static final String REGISTER = "Energy.Active.Import.Register";
    private static final int SETTLED = 600;

    private Moves() {}

    /** A number between two, both possible. */
    static int some(Stage stage, int least, int most) {
        return least + stage.dice(most - least + 1);
    }

    static <T> T any(Stage stage, List<T> choices) {
        return choices.get(stage.dice(choices.size()));
    }

    /** An address in the network of the stations that none of them has. */
    static String lan(Stage stage) {
        return "192.168.10." + some(stage, 120, 250);
    }

    /** A card that nobody has. */
    static String card(Stage stage) {
        return String.format(Locale.ROOT, "%08X", stage.simulation().random().nextLong(1L << 32));
    }

    /** Does something several times, each so many seconds after the one before. */
    static void unevenly(Stage stage, double least, double most, int times, IntConsumer work) {
        Duration at = Duration.ZERO;
        for (int i = 0; i < times; i++) {
            int turn = i;
            stage.simulation().in(at, () -> work.accept(turn));
            at = at.plus(stage.simulation().between(millis(least), millis(most)));
        }
    }

    private static Duration millis(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    /** The stations of OCPP 1.6 in any order. */
    static List<Station> shuffled(Stage stage) {
        List<Station> stations = new ArrayList<>(stage.fleet());
        Collections.shuffle(stations, new Random(stage.simulation().random().nextLong()));
        return stations;
    }

    /** Does something to each station of OCPP 1.6, in any order. */
    static void all(Stage stage, double least, double most, Consumer<Station> work) {
        List<Station> stations = shuffled(stage);
        unevenly(stage, least, most, stations.size(), i -> work.accept(stations.get(i)));
    }

    /** A station of OCPP 1.5 joins, honestly; some time later it is the attacker's. */
    static void old(Stage stage, Consumer<Channel> attack) {
        Channel old = stage.stranger("OLD-" + some(stage, 10, 99), "1.5", lan(stage));
        stage.simulation().honest(() -> {
            old.open();
            old.call("BootNotification", Json.object("chargePointVendor", "Hazel", "chargePointModel", "H1"));
            old.call("StatusNotification", state(1, "Available"));
        });
        stage.later(SETTLED, () -> attack.accept(old));
    }

    static ObjectNode state(int connector, String status) {
        String error = status.equals("Faulted") ? "OtherError" : "NoError";
        return Json.object("connectorId", connector, "errorCode", error, "status", status);
    }

    static ObjectNode start(Stage stage, int connector, String card, double meter) {
        return Json.object(
                "connectorId", connector, "idTag", card, "meterStart", Math.round(meter), "timestamp", stage.time());
    }

    static ObjectNode stop(Stage stage, int number, double meter) {
        return Json.object("transactionId", number, "meterStop", Math.round(meter), "timestamp", stage.time());
    }

    static ObjectNode reading(double value, String measurand, String unit) {
        return Json.object("value", String.format(Locale.ROOT, "%.1f", value), "measurand", measurand, "unit", unit);
    }

    static ObjectNode values(Stage stage, int number, ObjectNode... readings) {
        ObjectNode moment = Json.object("timestamp", stage.time(), "sampledValue", Json.array((Object[]) readings));
        return Json.object("connectorId", 1, "transactionId", number, "meterValue", Json.array(moment));
    }

    /** A TransactionEvent of OCPP 2.0.1; readings are in the units of its schema. */
    static ObjectNode event(Stage stage, String type, String session, int sequence, ObjectNode... readings) {
        ObjectNode moment = Json.object("timestamp", stage.time(), "sampledValue", Json.array((Object[]) readings));
        return Json.object(
                "eventType", type,
                "timestamp", stage.time(),
                "triggerReason", type.equals("Ended") ? "EVDeparted" : "MeterValuePeriodic",
                "seqNo", sequence,
                "evse", Json.object("id", 1, "connectorId", 1),
                "transactionInfo", Json.object("transactionId", session),
                "meterValue", Json.array(moment));
    }

    static ObjectNode quantity(double value, String measurand) {
        return Json.object("value", value, "measurand", measurand);
    }

    /** A charge goes on at a station; from then on the attacker tells of it, and nobody else does. Told: its number. */
    static void taken(Stage stage, IntConsumer work) {
        stage.whileCharging(() -> {
            int number = stage.victim().transaction(1);
            stage.simulation().honest(() -> stage.victim().abandon(1));
            work.accept(number);
        });
    }
}
