// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.everit.json.schema.Schema;
import org.everit.json.schema.loader.SchemaLoader;
import org.everit.json.schema.loader.SchemaLoader.SchemaLoaderBuilder;
import org.json.JSONArray;
import org.json.JSONObject;

/** Makes everit's form of a generated schema, with the formats that are our own. For one thread and one schema. */
final class SchemaLoading {

    private final SchemaLoaderBuilder loader = SchemaLoader.builder()
            .enableOverrideOfBuiltInFormatValidators()
            .addFormatValidator(new DateTimeFormat())
            .addFormatValidator(new UriFormat());

    private SchemaLoading() {}

    static Schema load(JsonNode document) {
        SchemaLoading loading = new SchemaLoading();
        return loading.loader.schemaJson(loading.plain(document)).build().load().build();
    }

    private Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> isListOfTexts(node) ? listOfTexts(node) : object(node);
            case ARRAY -> array(node);
            case STRING -> node.textValue();
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case NULL, MISSING, BINARY, POJO -> JSONObject.NULL;
        };
    }

    private static boolean isListOfTexts(JsonNode schema) {
        return schema.path("enum").isArray() && schema.path("type").asText().equals("string") && !schema.has("format");
    }

    private JSONObject listOfTexts(JsonNode schema) {
        List<String> values = new ArrayList<>();
        schema.get("enum").forEach(value -> values.add(value.asText()));
        OneOf list = new OneOf(values);
        loader.addFormatValidator(list);
        JSONObject object = object(schema).put("format", list.formatName());
        object.remove("enum");
        return object;
    }

    private JSONObject object(JsonNode node) {
        JSONObject object = new JSONObject();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            object.put(member.getKey(), plain(member.getValue()));
        }
        return object;
    }

    private JSONArray array(JsonNode node) {
        JSONArray array = new JSONArray(node.size());
        node.forEach(element -> array.put(plain(element)));
        return array;
    }
}
