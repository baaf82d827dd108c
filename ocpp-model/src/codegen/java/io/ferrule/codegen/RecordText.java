// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import static io.ferrule.codegen.JavaText.capital;
import static io.ferrule.codegen.JavaText.describe;
import static io.ferrule.codegen.JavaText.escape;
import static io.ferrule.codegen.JavaText.isReference;
import static io.ferrule.codegen.JavaText.javaType;

import io.ferrule.codegen.Model.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The text of one record. */
final class RecordText {

    private RecordText() {}

    static String of(Source out, String name, List<String> intro, List<Field> fields) {
        imports(fields).forEach(type -> out.line("import ", type, ";"));
        if (!imports(fields).isEmpty()) {
            out.line();
        }
        List<String> doc = new ArrayList<>(intro);
        doc.add("Immutable and safe for use by several threads.");
        fields.forEach(field -> doc.add("@param " + field.name() + " " + describe(field) + absence(field)));
        out.doc(doc);
        String components = fields.stream()
                .map(field -> annotation(field) + javaType(field, field.nullable()) + " " + field.name())
                .collect(Collectors.joining(",\n        "));
        out.line("public record ", name, "(", components.isEmpty() ? "" : "\n        " + components, ") {");
        compactConstructor(out, name, fields);
        fields.stream().filter(Field::nullable).forEach(field -> finder(out, field));
        secretToString(out, name, fields);
        if (BuilderText.isWanted(fields)) {
            BuilderText.append(out, name, fields);
        }
        return out.line("}").toString();
    }

    private static List<String> imports(List<Field> fields) {
        Set<String> found = new HashSet<>();
        for (Field field : fields) {
            imports(field, found);
        }
        if (BuilderText.isWanted(fields)) {
            if (fields.stream()
                    .anyMatch(field -> !field.optional() || !field.type().isList())) {
                found.add("org.jspecify.annotations.Nullable");
            }
            if (fields.stream().anyMatch(field -> !field.optional())) {
                found.add("java.util.Objects");
            }
        }
        return found.stream().sorted().toList();
    }

    private static void imports(Field field, Set<String> found) {
        switch (field.type().base()) {
            case "decimal" -> found.add("java.math.BigDecimal");
            case "dateTime" -> found.add("io.ferrule.model.Timestamp");
            case "json" -> found.add("io.ferrule.model.Payload");
            case Extension.TYPE -> found.add("io.ferrule.model.CustomData");
            default -> {
                // in java.lang or in this package
            }
        }
        if (field.type().isList()) {
            found.add("java.util.List");
            if (field.optional()) {
                found.add("io.ferrule.model.OmitEmpty");
            }
        }
        if (field.nullable()) {
            found.add("java.util.Optional");
            found.add("org.jspecify.annotations.Nullable");
        } else if (isReference(field)) {
            found.add("java.util.Objects");
        }
    }

    private static String annotation(Field field) {
        if (field.type().isList()) {
            return field.optional() ? "@OmitEmpty " : "";
        }
        return field.nullable() ? "@Nullable " : "";
    }

    private static String absence(Field field) {
        if (!field.optional()) {
            return "";
        }
        return field.type().isList() ? " May be empty." : " May be {@code null}.";
    }

    private static void compactConstructor(Source out, String name, List<Field> fields) {
        List<Field> checked = fields.stream()
                .filter(field -> isReference(field) && !field.nullable())
                .toList();
        if (checked.isEmpty()) {
            return;
        }
        boolean lists = checked.stream().anyMatch(field -> field.type().isList());
        out.line();
        out.line("/** Refuses {@code null} for what is required", lists ? ", and copies the lists" : "", ". */");
        out.line("public ", name, " {");
        for (Field field : checked) {
            String reason = field.optional() ? " must be a list, empty where absent" : " is required";
            out.line("Objects.requireNonNull(", field.name(), ", \"", field.name(), reason, "\");");
            if (field.type().isList()) {
                out.line(field.name(), " = List.copyOf(", field.name(), ");");
            }
        }
        out.line("}");
    }

    private static void finder(Source out, Field field) {
        out.line();
        out.doc(List.of(escape(field.words().phrase()), "@return the value, or empty where it is absent"));
        out.line("public Optional<", javaType(field, true), "> find", capital(field.name()), "() {");
        out.line("return Optional.ofNullable(", field.name(), ");").line("}");
    }

    /** Where a component is a secret or may carry one, the text of the record must not show it. */
    private static void secretToString(Source out, String name, List<Field> fields) {
        if (fields.stream().noneMatch(field -> field.secret())) {
            return;
        }
        String shown = fields.stream()
                .map(field -> field.name() + "=" + (field.secret() ? "***" : "\" + " + field.name() + " + \""))
                .collect(Collectors.joining(", "));
        out.line();
        out.doc(List.of("Leaves out what may be a secret.", "@return the components, {@code ***} for a secret"));
        out.line("@Override").line("public String toString() {");
        out.line("return \"", name, "[", shown, "]\";").line("}");
    }
}
