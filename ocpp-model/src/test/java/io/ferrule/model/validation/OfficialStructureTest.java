// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.internal.json.Tree;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where nothing is to differ, the generated schemas do not only judge alike but say the same: every member, limit, count
 * and value. What validators pass over, references, and the order of lists do not count.
 */
final class OfficialStructureTest {

    private static final Set<String> PASSED_OVER = Set.of(
            "$schema",
            "$id",
            "comment",
            "title",
            "description",
            "javaType",
            "default",
            "definitions",
            "additionalItems", // says nothing where all elements have one schema
            "identifier",
            "informational");

    private static Stream<Message> messages() {
        return Message.of(OcppVersion.V2_0_1);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void saysTheSameAsTheOfficialSchema(Message message) throws IOException {
        JsonNode official =
                Tree.parse(Schemas.official(message).get(0).schema(message)).node();

        JsonNode ours = essence(Schemas.generated(message), official);

        assertThat(ours).isEqualTo(essence(official, official));
    }

    private static JsonNode essence(JsonNode reference, JsonNode root) {
        JsonNode schema =
                reference.has("$ref") ? root.at(reference.get("$ref").asText().substring(1)) : reference;
        ObjectNode essence = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            if (!PASSED_OVER.contains(member.getKey())) {
                essence.set(member.getKey(), essence(member.getKey(), member.getValue(), root));
            }
        }
        if (schema.has("enum")) {
            essence.remove("additionalProperties"); // official enums say it, and a text has no properties
        }
        return essence;
    }

    private static JsonNode essence(String keyword, JsonNode value, JsonNode root) {
        return switch (keyword) {
            case "properties" -> {
                ObjectNode properties = JsonNodeFactory.instance.objectNode();
                value.properties()
                        .forEach(property -> properties.set(property.getKey(), essence(property.getValue(), root)));
                yield properties;
            }
            case "items" -> essence(value, root);
            case "enum", "required" -> sorted(value);
            case "minimum", "maximum" ->
                JsonNodeFactory.instance.numberNode(value.decimalValue().stripTrailingZeros());
            default -> value;
        };
    }

    private static ArrayNode sorted(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(element -> texts.add(element.asText()));
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        texts.forEach(sorted::add);
        return sorted;
    }
}
