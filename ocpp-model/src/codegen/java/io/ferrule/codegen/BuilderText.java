// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import static io.ferrule.codegen.JavaText.describe;
import static io.ferrule.codegen.JavaText.javaType;

import io.ferrule.codegen.Model.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text of the builder of a record. */
final class BuilderText {

    private static final int COMPONENTS = 5;

    private BuilderText() {}

    /** A record of few components that are all required needs none. */
    static boolean isWanted(List<Field> fields) {
        return fields.size() >= COMPONENTS || fields.stream().anyMatch(field -> field.optional());
    }

    static void append(Source out, String name, List<Field> fields) {
        out.line();
        out.doc(List.of("Starts a new record.", "@return a builder with nothing set"));
        out.line("public static Builder builder() {")
                .line("return new Builder();")
                .line("}")
                .line();
        out.doc(List.of("Collects the components of a record. Not for use by several threads."));
        out.line("public static final class Builder {");
        fields.forEach(field -> out.line("private ", variable(field)));
        out.line().line("private Builder() {}");
        fields.forEach(field -> setter(out, field));
        build(out, name, fields);
        out.line("}");
    }

    private static String variable(Field field) {
        return field.type().isList() && field.optional()
                ? javaType(field, true) + " " + field.name() + " = List.of();"
                : "@Nullable " + javaType(field, true) + " " + field.name() + ";";
    }

    private static void build(Source out, String name, List<Field> fields) {
        List<String> doc = new ArrayList<>(List.of("Makes the record.", "@return a record with what was set"));
        if (fields.stream().anyMatch(field -> !field.optional())) {
            doc.add("@throws NullPointerException if a required component was not set; the message names it");
        }
        out.line().doc(doc);
        out.line("public ", name, " build() {");
        String arguments = fields.stream()
                .map(field -> field.optional()
                        ? field.name()
                        : "Objects.requireNonNull(" + field.name() + ", \"" + field.name() + " is required\")")
                .collect(Collectors.joining(",\n                    "));
        out.line("return new ", name, "(\n                    ", arguments, ");")
                .line("}");
    }

    private static void setter(Source out, Field field) {
        out.line();
        out.doc(List.of(
                "Sets {@code " + field.name() + "}.", "@param value " + describe(field), "@return this builder"));
        out.line("public Builder ", field.name(), "(", javaType(field, false), " value) {");
        out.line("this.", field.name(), " = value;").line("return this;").line("}");
    }
}
