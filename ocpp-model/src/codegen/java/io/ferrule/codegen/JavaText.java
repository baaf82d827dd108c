// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Pieces of Java that several writers need. */
final class JavaText {

    private JavaText() {}

    static boolean isReference(Field field) {
        return field.type().isList()
                || !Set.of("int", "boolean").contains(field.type().base());
    }

    static String javaType(Field field, boolean boxed) {
        String element =
                switch (field.type().base()) {
                    case "string", "ci-string", "uri" -> "String";
                    case "dateTime" -> "Timestamp";
                    case "decimal" -> "BigDecimal";
                    case "int" -> boxed || field.type().isList() ? "Integer" : "int";
                    case "boolean" -> boxed || field.type().isList() ? "Boolean" : "boolean";
                    default -> field.type().base();
                };
        return field.type().isList() ? "List<" + element + ">" : element;
    }

    static String describe(Field field) {
        List<String> more = new ArrayList<>();
        field.unit().ifPresent(unit -> more.add("in " + unit));
        field.type().maxLength().ifPresent(most -> more.add("at most " + most + " characters"));
        if (field.type().base().equals("ci-string")) {
            more.add("upper and lower case mean the same");
        }
        field.type().multipleOf().ifPresent(step -> more.add("a multiple of " + step));
        field.type().size().ifPresent(size -> {
            if (size.atLeast() > 0) {
                more.add("at least " + size.atLeast());
            }
            size.atMost().ifPresent(most -> more.add("at most " + most));
        });
        if (field.secret()) {
            more.add("not shown by {@code toString}");
        }
        String sentence = more.isEmpty() ? "" : " " + capital(String.join(", ", more)) + ".";
        return escape(field.words().withClause()) + sentence;
    }

    static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;");
    }
}
