// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.simulation.Habits.Quirk;
import java.util.Locale;

/** OCPP 1.6. */
final class LegacyDialect implements Dialect {

    private static final double VOLTS = 230;

    private final Habits habits;
    private final String serial;

    LegacyDialect(Habits habits, String serial) {
        this.habits = habits;
        this.serial = serial;
    }

    @Override
    public Message boot(boolean power) {
        ObjectNode payload = Json.object(
                "chargePointVendor",
                habits.maker(),
                "chargePointModel",
                habits.model(),
                "chargePointSerialNumber",
                serial,
                "firmwareVersion",
                "1.8.3");
        if (habits.has(Quirk.EMPTY_TEXTS)) {
            payload.put("iccid", "").put("imsi", "");
        }
        return said("BootNotification", payload);
    }

    @Override
    public Message status(int connector, String status, String time) {
        ObjectNode payload =
                Json.object("connectorId", connector, "errorCode", "NoError", "status", status, "timestamp", time);
        if (habits.has(Quirk.EMPTY_TEXTS)) {
            payload.put("info", "").put("vendorErrorCode", "");
        }
        return said("StatusNotification", payload);
    }

    @Override
    public Message authorize(String card) {
        return said("Authorize", Json.object("idTag", card));
    }

    @Override
    public Message start(Charge charge, String time) {
        ObjectNode payload = Json.object(
                "connectorId",
                charge.connector,
                "idTag",
                charge.visit.card(),
                "meterStart",
                Math.round(charge.startWh),
                "timestamp",
                time);
        if (habits.has(Quirk.ZERO_RESERVATION)) {
            payload.put("reservationId", 0);
        }
        return said("StartTransaction", payload);
    }

    @Override
    public Message sample(Charge charge, String time, double wattHours) {
        ObjectNode value = Json.object("timestamp", time, "sampledValue", samples(charge, wattHours));
        return new Message(
                "MeterValues",
                () -> extended(Json.object(
                        "connectorId", charge.connector, "transactionId", charge.id, "meterValue", Json.array(value))));
    }

    @Override
    public Message stop(Charge charge, String time, double wattHours, String reason) {
        return new Message(
                "StopTransaction",
                () -> extended(Json.object(
                        "transactionId",
                        charge.id,
                        "idTag",
                        charge.visit.card(),
                        "meterStop",
                        Math.round(wattHours),
                        "timestamp",
                        time,
                        "reason",
                        reason)));
    }

    private ArrayNode samples(Charge charge, double wattHours) {
        boolean kilo = habits.has(Quirk.KILOWATT_HOURS);
        ArrayNode samples = Json.array(sample(
                "Energy.Active.Import.Register",
                kilo ? "kWh" : "Wh",
                kilo ? wattHours / 1_000 : Math.floor(wattHours)));
        if (habits.has(Quirk.DETAILED)) {
            double amps = charge.watts / VOLTS / 3;
            samples.add(sample("Power.Active.Import", "W", charge.watts));
            for (int phase = 1; phase <= 3; phase++) {
                samples.add(sample("Current.Import", "A", amps).put("phase", "L" + phase));
                samples.add(sample("Voltage", "V", VOLTS).put("phase", "L" + phase + "-N"));
            }
        }
        if (habits.has(Quirk.UNITS)) {
            samples.add(sample("Temperature", "Celcius", 31));
        }
        return samples;
    }

    private ObjectNode sample(String measurand, String unit, double value) {
        ObjectNode sample = Json.object("measurand", measurand, "unit", unit, "context", "Sample.Periodic");
        if (habits.has(Quirk.NUMBERS)) {
            return sample.put("value", value);
        }
        return sample.put("value", String.format(Locale.ROOT, "%.3f", value));
    }

    private Message said(String action, ObjectNode payload) {
        ObjectNode whole = extended(payload);
        return new Message(action, () -> whole);
    }

    private ObjectNode extended(ObjectNode payload) {
        return habits.has(Quirk.EXTRA_MEMBERS) ? payload.put("vendorHint", "r2") : payload;
    }
}
