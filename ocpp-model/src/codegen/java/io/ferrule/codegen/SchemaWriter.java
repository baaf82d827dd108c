// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.ActionDef;
import io.ferrule.codegen.Model.EnumDef;
import io.ferrule.codegen.Model.Field;
import io.ferrule.codegen.Model.Limits;
import io.ferrule.codegen.Model.Range;
import io.ferrule.codegen.Model.Size;
import io.ferrule.codegen.Model.TypeDef;
import io.ferrule.codegen.Model.TypeRef;
import io.ferrule.codegen.Model.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes one JSON Schema for each request and response, with all nested types in place. */
final class SchemaWriter {
    private final Version version;

    SchemaWriter(Version version) {
        this.version = version;
    }

    void write(Sink sink) {
        for (ActionDef action : version.actions.values()) {
            sink.file(action.requestName() + ".json", document(action, action.requestName(), action.request()));
            sink.file(action.responseName() + ".json", document(action, action.responseName(), action.response()));
        }
    }

    private String document(ActionDef action, String title, List<Field> fields) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "http://json-schema.org/draft-04/schema#");
        root.put("title", title);
        root.put("description", action.words().phrase());
        root.putAll(object(action.name(), fields));
        return Json.text(root);
    }

    private Map<String, Object> object(String action, List<Field> fields) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        fields.forEach(field -> properties.put(field.name(), property(action, field)));
        object.put("properties", properties);
        List<String> required = fields.stream()
                .filter(field -> !field.optional())
                .map(Field::name)
                .toList();
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        if (version.open) {
            object.put("unknownMembers", "noted"); // like knownValues, a keyword that validators pass over
        } else {
            object.put("additionalProperties", false);
        }
        return object;
    }

    private Map<String, Object> property(String action, Field field) {
        Map<String, Object> element = element(action, field.type());
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("description", field.words().phrase());
        if (field.type().isList()) {
            property.put("type", "array");
            property.put("items", element);
            Size size = field.type().size().get();
            if (size.atLeast() > 0) {
                property.put("minItems", size.atLeast());
            }
            size.atMost().ifPresent(most -> property.put("maxItems", most));
        } else {
            property.putAll(element);
        }
        if (field.informational()) {
            property.put("informational", true);
        }
        return property;
    }

    private Map<String, Object> element(String action, TypeRef type) {
        Map<String, Object> element = new LinkedHashMap<>();
        switch (type.base()) {
            case "string", "ci-string", "identifier", "uri", "dateTime" -> element.put("type", "string");
            case "int" -> element.put("type", "integer");
            case "decimal" -> element.put("type", "number");
            case "boolean" -> element.put("type", "boolean");
            case "json" -> {
                return element; // nothing is demanded of it
            }
            case Extension.TYPE -> {
                return extension();
            }
            default -> {
                TypeDef nested = version.types.get(type.base());
                return nested == null ? enumElement(action, type.base()) : object(action, nested.fields());
            }
        }
        limit(element, type);
        return element;
    }

    private static void limit(Map<String, Object> element, TypeRef type) {
        switch (type.base()) {
            case "uri" -> element.put("format", "uri");
            case "dateTime" -> element.put("format", "date-time");
            case "identifier" -> element.put("identifier", true); // a rule of our own, which validators pass over
            default -> {
                // the type says it all
            }
        }
        Limits limits = type.limits();
        limits.maxLength().ifPresent(most -> element.put("maxLength", most));
        limits.multipleOf().ifPresent(step -> element.put("multipleOf", step));
        limits.range().flatMap(Range::least).ifPresent(least -> element.put("minimum", least));
        limits.range().flatMap(Range::most).ifPresent(most -> element.put("maximum", most));
    }

    /** Of what a vendor adds only the vendor's name is known. */
    private static Map<String, Object> extension() {
        Map<String, Object> vendorId = new LinkedHashMap<>();
        vendorId.put("type", "string");
        vendorId.put("maxLength", Extension.VENDOR_ID_LENGTH);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", Map.of("vendorId", vendorId));
        object.put("required", List.of("vendorId"));
        return object;
    }

    /** The values of an open enum are no rule; they stand under a keyword that validators pass over. */
    private Map<String, Object> enumElement(String action, String name) {
        EnumDef definition = version.enums.get(name);
        if (definition == null) {
            throw new IllegalStateException("the check has let an unknown type pass: " + name);
        }
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("type", "string");
        element.put(definition.open() ? "knownValues" : "enum", definition.wireNames(action));
        return element;
    }
}
