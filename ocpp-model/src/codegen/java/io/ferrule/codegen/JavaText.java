// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.Field;
import io.ferrule.codegen.Model.Range;
import io.ferrule.codegen.Model.Size;
import io.ferrule.codegen.Model.TypeRef;
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
                    case "string", "ci-string", "identifier", "uri" -> "String";
                    case "dateTime" -> "Timestamp";
                    case "json" -> "Payload";
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
        describe(field.type(), more);
        if (field.secret()) {
            more.add("not shown by {@code toString}");
        }
        String sentence = more.isEmpty() ? "" : " " + capital(String.join(", ", more)) + ".";
        return escape(field.words().withClause()) + sentence;
    }

    private static void describe(TypeRef type, List<String> more) {
        type.limits().maxLength().ifPresent(most -> more.add("at most " + most + " characters"));
        if (type.base().equals("identifier")) {
            more.add("only letters, digits and a few marks");
        }
        if (Set.of("ci-string", "identifier").contains(type.base())) {
            more.add("upper and lower case mean the same");
        }
        type.limits().multipleOf().ifPresent(step -> more.add("a multiple of " + step));
        type.limits().range().flatMap(Range::least).ifPresent(least -> more.add("at least " + least));
        type.limits().range().flatMap(Range::most).ifPresent(most -> more.add("at most " + most));
        type.size()
                .filter(size -> size.atLeast() > 0)
                .ifPresent(size -> more.add(size.atLeast() + " or more elements"));
        type.size().flatMap(Size::atMost).ifPresent(most -> more.add("no more than " + most + " elements"));
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
