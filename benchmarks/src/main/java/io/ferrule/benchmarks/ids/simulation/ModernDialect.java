// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** OCPP 2.0.1. */
final class ModernDialect implements Dialect {

    private final Habits habits;
    private final String serial;

    ModernDialect(Habits habits, String serial) {
        this.habits = habits;
        this.serial = serial;
    }

    @Override
    public Message boot(boolean power) {
        ObjectNode station = Json.object(
                "model",
                habits.model().substring(0, Math.min(20, habits.model().length())),
                "vendorName",
                habits.maker(),
                "serialNumber",
                serial,
                "firmwareVersion",
                "4.1.0");
        return said(
                "BootNotification",
                Json.object("reason", power ? "PowerUp" : "RemoteReset", "chargingStation", station));
    }

    @Override
    public Message status(int connector, String status, String time) {
        String word =
                switch (status) {
                    case "Available", "Unavailable", "Faulted", "Reserved" -> status;
                    default -> "Occupied";
                };
        return said(
                "StatusNotification",
                Json.object(
                        "timestamp",
                        time,
                        "connectorStatus",
                        word,
                        "evseId",
                        Math.max(1, connector),
                        "connectorId",
                        1));
    }

    @Override
    public Message authorize(String card) {
        return said("Authorize", Json.object("idToken", token(card)));
    }

    @Override
    public Message start(Charge charge, String time) {
        ObjectNode event = event("Started", "Authorized", charge, time, charge.startWh, "Transaction.Begin");
        event.set("idToken", token(charge.visit.card()));
        event.set("evse", Json.object("id", charge.connector, "connectorId", 1));
        event.set("transactionInfo", info(charge).put("chargingState", "Charging"));
        return said("TransactionEvent", event);
    }

    @Override
    public Message sample(Charge charge, String time, double wattHours) {
        ObjectNode event = event("Updated", "MeterValuePeriodic", charge, time, wattHours, "Sample.Periodic");
        event.set("transactionInfo", info(charge).put("chargingState", charge.watts > 0 ? "Charging" : "SuspendedEV"));
        return said("TransactionEvent", event);
    }

    @Override
    public Message stop(Charge charge, String time, double wattHours, String reason) {
        ObjectNode event = event("Ended", "EVDeparted", charge, time, wattHours, "Transaction.End");
        event.set("transactionInfo", info(charge).put("stoppedReason", reason));
        return said("TransactionEvent", event);
    }

    @Override
    public void started(Charge charge, JsonNode answer) {
        charge.id = 0;
    }

    private static ObjectNode event(
            String type, String reason, Charge charge, String time, double wattHours, String context) {
        ObjectNode energy = Json.object(
                "value", Math.floor(wattHours), "context", context, "measurand", "Energy.Active.Import.Register");
        ObjectNode soc = Json.object("value", charge.percent(wattHours), "context", context, "measurand", "SoC");
        ObjectNode power = Json.object("value", charge.watts, "context", context, "measurand", "Power.Active.Import");
        return Json.object(
                "eventType", type,
                "timestamp", time,
                "triggerReason", reason,
                "seqNo", charge.sequence++,
                "meterValue",
                        Json.array(Json.object("timestamp", time, "sampledValue", Json.array(energy, power, soc))));
    }

    private static ObjectNode info(Charge charge) {
        return Json.object("transactionId", charge.uuid.toString());
    }

    private static ObjectNode token(String card) {
        return Json.object("idToken", card, "type", "ISO14443");
    }

    private static Message said(String action, ObjectNode payload) {
        return new Message(action, () -> payload);
    }
}
