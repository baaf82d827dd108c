// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Payloads, made up of names and values. */
final class Payloads {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Payloads() {}

    static ObjectNode object(Object... namesAndValues) {
        ObjectNode object = JSON.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.set((String) namesAndValues[i], node(namesAndValues[i + 1]));
        }
        return object;
    }

    static ArrayNode array(Object... values) {
        ArrayNode array = JSON.arrayNode();
        for (Object value : values) {
            array.add(node(value));
        }
        return array;
    }

    private static JsonNode node(Object value) {
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Integer number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Long number) {
            return JSON.numberNode(number);
        }
        if (value instanceof Double number) {
            return JSON.numberNode(number);
        }
        return value instanceof Boolean flag ? JSON.booleanNode(flag) : JSON.textNode(String.valueOf(value));
    }

    static ObjectNode profile(double limit, String unit) {
        return object(
                "connectorId",
                1,
                "csChargingProfiles",
                object(
                        "chargingProfileId",
                        1,
                        "stackLevel",
                        0,
                        "chargingProfilePurpose",
                        "TxDefaultProfile",
                        "chargingProfileKind",
                        "Absolute",
                        "chargingSchedule",
                        object(
                                "chargingRateUnit",
                                unit,
                                "chargingSchedulePeriod",
                                array(object("startPeriod", 0, "limit", limit)))));
    }

    static ObjectNode status(String status) {
        return object("status", status);
    }
}
