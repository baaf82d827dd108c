// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.model.dialect.Dialect;
import java.util.Map;

/**
 * Turns the schema of a request of OCPP 1.5, which has the form of the WSDL, into that of another dialect, so that findings
 * name the members that came and each rule is still written down once.
 */
final class DialectSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String VALUE = "value";

    private DialectSchema() {}

    /** The schema for that dialect; the document is not changed. */
    static JsonNode of(JsonNode document, Dialect dialect) {
        ObjectNode schema = document.deepCopy();
        ObjectNode properties = schema.withObject("/properties");
        JsonNode inTransactions = properties.at("/transactionData/items/properties/values/items");
        ObjectNode reading =
                inTransactions instanceof ObjectNode nested ? nested : properties.withObject("/values/items");
        switch (dialect) {
            case A -> rename(reading, "values");
            case B -> {
                // The form in which it is defined.
            }
            case C -> flatten(reading);
            case D -> wrap(reading.withObject("/properties/value/items"));
        }
        if (dialect == Dialect.C && inTransactions.isObject()) {
            properties.withObject("/transactionData").set("items", reading);
        }
        return schema;
    }

    private static void rename(ObjectNode reading, String name) {
        ObjectNode properties = NODES.objectNode();
        for (Map.Entry<String, JsonNode> property :
                reading.withObject("/properties").properties()) {
            properties.set(property.getKey().equals(VALUE) ? name : property.getKey(), property.getValue());
        }
        ArrayNode required = NODES.arrayNode();
        for (JsonNode member : reading.path("required")) {
            required.add(member.asText().equals(VALUE) ? name : member.asText());
        }
        reading.set("properties", properties);
        reading.set("required", required);
    }

    /** The text of the sample takes the place of the list, which is required under the same name. */
    private static void flatten(ObjectNode reading) {
        ObjectNode properties = reading.withObject("/properties");
        properties.setAll(properties.withObject("/value/items/properties"));
    }

    private static void wrap(ObjectNode sample) {
        ObjectNode attributes = sample.deepCopy();
        JsonNode text = attributes.withObject("/properties").remove(VALUE);
        attributes.remove("required");
        sample.putObject("properties").set("$value", text);
        sample.withObject("/properties").set("attributes", attributes);
        sample.putArray("required").add("$value");
    }
}
