// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.benchmarks.ids.simulation.Channel;
import io.ferrule.benchmarks.ids.simulation.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A31 and A32: a station that is another one, or its words of yesterday. */
final class ImpostorAttacks {

    private static final String ATTACKER = "192.168.10.66";

    private ImpostorAttacks() {}

    static List<Attack> all() {
        return List.of(
                new Attack(
                        "A31",
                        "another maker",
                        s -> boot(
                                s, "Zelkova", "Z9", "SN-" + s.victim().channel().station())),
                new Attack(
                        "A31",
                        "another serial number",
                        s -> boot(
                                s,
                                s.victim().habits().maker(),
                                s.victim().habits().model(),
                                "SN-FORGED")),
                new Attack("A31", "another model from another address", s -> {
                    Channel twin = s.twin(ATTACKER);
                    s.victim().channel().close();
                    twin.open();
                    twin.call(
                            "BootNotification", Json.object("chargePointVendor", "Alder", "chargePointModel", "KIT-1"));
                }),
                new Attack("A32", "a charge again, with the same ids", s -> recorded(s, true)),
                new Attack("A32", "a charge again, with new ids", s -> recorded(s, false)),
                new Attack(
                        "A32",
                        "meter values of yesterday between those of today",
                        s -> s.whileCharging(() -> stale(s))));
    }

    private static void boot(Stage stage, String maker, String model, String serial) {
        stage.says(
                "BootNotification",
                Json.object(
                        "chargePointVendor",
                        maker,
                        "chargePointModel",
                        model,
                        "chargePointSerialNumber",
                        serial,
                        "firmwareVersion",
                        "1.8.3"));
    }

    /** A charge happens, honestly; half an hour later somebody says all of it once more. */
    private static void recorded(Stage stage, boolean sameIds) {
        if (stage.victim().busy(1)) {
            stage.later(300, () -> recorded(stage, sameIds));
            return;
        }
        Instant at = stage.simulation().now();
        long meter = Math.round(stage.victim().register(1)) + 10;
        JsonNode start = Json.object(
                "connectorId", 1, "idTag", stage.drivers().card(), "meterStart", meter, "timestamp", at.toString());
        int id = stage.estate().central().nextTransaction();
        JsonNode stop = Json.object(
                "transactionId",
                id,
                "meterStop",
                meter + 40,
                "timestamp",
                at.plusSeconds(240).toString());
        String first = stage.id();
        String second = stage.id();
        Channel channel = stage.victim().channel();
        stage.simulation().honest(() -> {
            channel.blurt(first, "StartTransaction", start);
            stage.later(240, () -> channel.blurt(second, "StopTransaction", stop));
        });
        stage.later(2_000, () -> {
            Channel twin = stage.twin(ATTACKER);
            twin.open();
            twin.blurt(sameIds ? first : stage.id(), "StartTransaction", start);
            stage.later(20, () -> twin.blurt(sameIds ? second : stage.id(), "StopTransaction", stop));
        });
    }

    private static void stale(Stage stage) {
        stage.every(
                120,
                5,
                i -> stage.says(
                        "MeterValues",
                        Json.object(
                                "connectorId", 1,
                                "transactionId", stage.victim().transaction(1),
                                "meterValue",
                                        Json.array(Json.object(
                                                "timestamp",
                                                        stage.simulation()
                                                                .now()
                                                                .minus(Duration.ofHours(20))
                                                                .toString(),
                                                "sampledValue",
                                                        Json.array(Json.object(
                                                                "value",
                                                                Long.toString(
                                                                        Math.round(
                                                                                stage.victim()
                                                                                        .register(1))),
                                                                "unit",
                                                                "Wh")))))));
    }
}
