// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** A35 and A41: lies about energy. */
final class MeterAttacks {

    private static final String REGISTER = "Energy.Active.Import.Register";

    private MeterAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>(stops());
        all.addAll(samples());
        all.addAll(signed());
        return all;
    }

    private static List<Attack> stops() {
        return List.of(
                new Attack("A35", "less at the end than at the beginning", s -> taken(s, () -> stop(s, -20_000))),
                new Attack("A35", "a megawatt-hour in a quarter of an hour", s -> taken(s, () -> stop(s, 1_000_000))),
                new Attack(
                        "A35",
                        "begins below where the last one ended",
                        s -> s.later(5, () -> {
                            Station victim = s.victim();
                            charge(s, victim.register(1) + 10_000, 60);
                            s.later(600, () -> charge(s, victim.register(1) - 5_000, 60));
                        })));
    }

    /** A whole charge of a station that is not busy. */
    private static void charge(Stage stage, double meter, int seconds) {
        int id = stage.estate().central().nextTransaction();
        long start = Math.round(meter);
        stage.says(
                "StartTransaction",
                Json.object(
                        "connectorId",
                        1,
                        "idTag",
                        stage.drivers().card(),
                        "meterStart",
                        start,
                        "timestamp",
                        stage.time()));
        stage.later(
                seconds,
                () -> stage.says(
                        "StopTransaction",
                        Json.object("transactionId", id, "meterStop", start + 50, "timestamp", stage.time())));
    }

    private static void stop(Stage stage, double difference) {
        stage.says(
                "StopTransaction",
                Json.object(
                        "transactionId", stage.charge(),
                        "meterStop", Math.round(stage.victim().register(1) + difference),
                        "timestamp", stage.time()));
    }

    private static List<Attack> samples() {
        return List.of(
                lies(
                        "the register goes back",
                        60,
                        6,
                        (s, i) -> energy(s, s.victim().register(1) - 3_000 - 100.0 * i, "Wh")),
                lies(
                        "ten times the power",
                        60,
                        20,
                        (s, i) -> energy(s, s.victim().register(1) + 8_000.0 * (i + 1), "Wh")),
                lies(
                        "watt-hours that are kilowatt-hours",
                        60,
                        6,
                        (s, i) -> energy(s, s.victim().register(1), "kWh")),
                lies("power that no register knows", 60, 30, (s, i) -> {
                    s.says(
                            "MeterValues",
                            values(
                                    s,
                                    sample(s.victim().register(1) + 5.0 * i, REGISTER, "Wh"),
                                    sample(11_000, "Power.Active.Import", "W")));
                }),
                new Attack(
                        "A35",
                        "the battery runs backwards",
                        s -> s.whileCharging(s.estate().modern(), 40_000, () -> charged(s))),
                new Attack("A35", "the meter stands still while it charges", MeterAttacks::flat));
    }

    private static Attack lies(String name, int seconds, int times, BiConsumer<Stage, Integer> lie) {
        return new Attack("A35", name, s -> taken(s, () -> s.every(seconds, times, i -> lie.accept(s, i))));
    }

    /** The victim charges; from then on it tells lies, and nothing else about that charge. */
    private static void taken(Stage stage, Runnable work) {
        stage.whileCharging(() -> {
            stage.simulation().honest(() -> stage.charge(stage.victim().abandon(1)));
            work.run();
        });
    }

    private static void flat(Stage stage) {
        Station victim = stage.victim();
        int id = stage.estate().central().nextTransaction();
        long meter = Math.round(victim.register(1));
        stage.says(
                "StartTransaction",
                Json.object(
                        "connectorId",
                        1,
                        "idTag",
                        stage.drivers().card(),
                        "meterStart",
                        meter,
                        "timestamp",
                        stage.time()));
        stage.says("StatusNotification", Json.object("connectorId", 1, "errorCode", "NoError", "status", "Charging"));
        stage.every(
                60,
                90,
                i -> stage.says(
                        "MeterValues",
                        Json.object(
                                "connectorId",
                                1,
                                "transactionId",
                                id,
                                "meterValue",
                                Json.array(Json.object(
                                        "timestamp",
                                        stage.time(),
                                        "sampledValue",
                                        Json.array(
                                                sample((double) meter, REGISTER, "Wh"),
                                                sample(16, "Current.Import", "A")))))));
    }

    private static void charged(Stage stage) {
        Station modern = stage.estate().modern();
        String id = stage.id();
        stage.every(
                60,
                30,
                i -> stage.says(
                        modern.channel(),
                        "TransactionEvent",
                        Json.object(
                                "eventType", i == 0 ? "Started" : "Updated",
                                "timestamp", stage.time(),
                                "triggerReason", "MeterValuePeriodic",
                                "seqNo", i,
                                "evse", Json.object("id", 1, "connectorId", 1),
                                "transactionInfo", Json.object("transactionId", id),
                                "meterValue",
                                        Json.array(Json.object(
                                                "timestamp",
                                                stage.time(),
                                                "sampledValue",
                                                Json.array(
                                                        Json.object("value", 80 - 2 * i, "measurand", "SoC"),
                                                        Json.object(
                                                                "value",
                                                                modern.register(1) + 180.0 * i,
                                                                "measurand",
                                                                REGISTER)))))));
    }

    private static void energy(Stage stage, double value, String unit) {
        stage.says("MeterValues", values(stage, sample(value, REGISTER, unit)));
    }

    private static ObjectNode values(Stage stage, ObjectNode... samples) {
        return Json.object(
                "connectorId", 1,
                "transactionId", stage.charge(),
                "meterValue",
                        Json.array(Json.object(
                                "timestamp", stage.time(), "sampledValue", Json.array((Object[]) samples))));
    }

    private static ObjectNode sample(double value, String measurand, String unit) {
        return Json.object("value", String.format(Locale.ROOT, "%.1f", value), "measurand", measurand, "unit", unit);
    }

    private static List<Attack> signed() {
        return List.of(
                sealed("signed values stop in mid-charge", i -> i < 4 ? ocmf(i, 1_000 + 100L * i, "a" + i) : "1" + i),
                sealed("the page numbers stand still", i -> ocmf(3, 1_000 + 100L * i, "b" + i)),
                sealed("the page numbers go back", i -> ocmf(20 - i, 1_000 + 100L * i, "c" + i)),
                sealed("another value under the same signature", i -> ocmf(i, 1_000 + 700L * i, "same")),
                sealed(
                        "cut off",
                        i -> i < 3
                                ? ocmf(i, 1_000, "d" + i)
                                : ocmf(i, 1_000, "d" + i).substring(0, 30)));
    }

    private interface Sealed {
        String at(int turn);
    }

    private static Attack sealed(String name, Sealed value) {
        return new Attack(
                "A41",
                name,
                s -> taken(
                        s,
                        () -> s.every(60, 9, i -> {
                            if (i == 8) {
                                stop(s, 1_500);
                                return;
                            }
                            String text = value.at(i);
                            ObjectNode sample = text.length() < 5
                                    ? Json.object("value", text, "unit", "Wh")
                                    : Json.object("value", text, "format", "SignedData");
                            s.says("MeterValues", values(s, sample));
                        })));
    }

    private static String ocmf(int page, long wattHours, String seed) {
        String signature = String.format(Locale.ROOT, "%064x", Integer.toUnsignedLong(seed.hashCode()));
        String reading = Json.object(
                        "FV",
                        "1.0",
                        "PG",
                        "T" + (page + 1),
                        "RD",
                        Json.array(Json.object("RV", wattHours / 1_000.0, "RU", "kWh", "ST", "G")))
                .toString();
        return "OCMF|" + reading + "|" + Json.object("SD", signature);
    }
}
