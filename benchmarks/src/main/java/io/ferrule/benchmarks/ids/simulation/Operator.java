// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;

/** What an honest CSMS asks of its stations. For one thread. */
public final class Operator {

    private static final int VOLTS = 230;
    private static final ObjectNode ACCEPTED = Json.object("status", "Accepted");

    private final Simulation simulation;
    private final List<Station> stations;

    /** An operator of stations. */
    public Operator(Simulation simulation, List<Station> stations) {
        this.simulation = simulation;
        this.stations = List.copyOf(stations);
    }

    /** The daily round: settings are read, now and then one is changed; in the afternoon the site's power is shared. */
    public void work() {
        stations.forEach(station -> daily(station, Duration.ofHours(2)));
        simulation.in(Duration.ofHours(7), this::share);
    }

    private void daily(Station station, Duration first) {
        simulation.in(first.plus(simulation.between(Duration.ZERO, Duration.ofHours(3))), () -> {
            if (station.channel().ocpp().equals("1.6")) {
                settings(station);
            } else {
                station.channel()
                        .command(
                                "GetVariables",
                                Json.object(
                                        "getVariableData", Json.array(variable("OCPPCommCtrlr", "HeartbeatInterval"))),
                                Json.object(
                                        "getVariableResult",
                                        Json.array(variable("OCPPCommCtrlr", "HeartbeatInterval")
                                                .put("attributeStatus", "Accepted")
                                                .put("attributeValue", "900"))));
            }
            daily(station, Duration.ofHours(21));
        });
    }

    private void settings(Station station) {
        ArrayNode keys = Json.array("HeartbeatInterval", "MeterValueSampleInterval", "NumberOfConnectors");
        ArrayNode known = Json.array();
        keys.forEach(key -> known.add(Json.object("key", key, "readonly", false, "value", "60")));
        station.channel().command("GetConfiguration", Json.object("key", keys), Json.object("configurationKey", known));
        if (simulation.random().nextInt(5) == 0) {
            station.channel()
                    .command(
                            "ChangeConfiguration",
                            Json.object("key", "MeterValueSampleInterval", "value", "60"),
                            ACCEPTED);
        }
        if (simulation.random().nextInt(5) == 0) {
            station.channel().command("TriggerMessage", Json.object("requestedMessage", "Heartbeat"), ACCEPTED);
            station.tell("Heartbeat", Json.object());
        }
    }

    /** Cars that charge at once share the power: each of them gets its part. */
    private void share() {
        for (Station station : stations) {
            for (int connector = 1; connector <= station.connectors(); connector++) {
                if (station.busy(connector) && simulation.random().nextInt(3) == 0) {
                    limit(station, connector, simulation.random().nextInt(10, 17));
                }
            }
        }
        simulation.in(Duration.ofMinutes(30), this::share);
    }

    /** Allows a connector so many amperes on each phase. */
    public void limit(Station station, int connector, double amps) {
        station.limit(connector, amps * VOLTS * station.habits().phases());
        boolean legacy = station.channel().ocpp().equals("1.6");
        ObjectNode schedule = Json.object(
                "chargingRateUnit",
                "A",
                "chargingSchedulePeriod",
                Json.array(Json.object("startPeriod", 0, "limit", amps)));
        ObjectNode profile = Json.object(
                legacy ? "chargingProfileId" : "id",
                7,
                "stackLevel",
                0,
                "chargingProfilePurpose",
                "TxDefaultProfile",
                "chargingProfileKind",
                "Relative",
                "chargingSchedule",
                legacy ? schedule : Json.array(schedule.put("id", 1)));
        ObjectNode request = legacy
                ? Json.object("connectorId", connector, "csChargingProfiles", profile)
                : Json.object("evseId", connector, "chargingProfile", profile);
        station.channel().command("SetChargingProfile", request, ACCEPTED);
    }

    private static ObjectNode variable(String component, String variable) {
        return Json.object("component", Json.object("name", component), "variable", Json.object("name", variable));
    }
}
