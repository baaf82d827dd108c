// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the definitions say, after they were read. */
final class Model {

    private Model() {}

    record Place(String file, int line) {}

    /** How many elements an array has; without an upper end up to any number. */
    record Size(int atLeast, Optional<Integer> atMost) {}

    record TypeRef(String base, Optional<Integer> maxLength, Optional<BigDecimal> multipleOf, Optional<Size> size) {
        boolean isList() {
            return size.isPresent();
        }
    }

    /** What is said about a thing: a phrase, and the clause that it follows if there is one. */
    record Words(String phrase, Optional<String> clause) {
        String withClause() {
            return phrase + clause.map(text -> " See " + text + ".").orElse("");
        }
    }

    /** How a field stands in the XML of its object; nothing else knows a difference. */
    enum Xml {
        ELEMENT,
        ATTRIBUTE,
        CONTENT
    }

    record Field(
            Place place,
            String name,
            boolean optional,
            TypeRef type,
            Xml xml,
            Optional<String> unit,
            boolean secret,
            boolean informational,
            Words words) {
        boolean nullable() {
            return optional && !type.isList();
        }
    }

    record Value(Place place, String wire, String constant, List<String> notIn, Words words) {}

    record EnumDef(Place place, String name, boolean open, Words words, List<Value> values) {
        List<String> wireNames(String action) {
            return values.stream()
                    .filter(value -> !value.notIn.contains(action))
                    .map(Value::wire)
                    .toList();
        }
    }

    record TypeDef(Place place, String name, Words words, List<Field> fields) {}

    record ActionDef(
            Place place,
            String name,
            String from,
            String profile,
            Words words,
            List<Field> request,
            List<Field> response) {
        String requestName() {
            return name + "Request";
        }

        String responseName() {
            return name + "Response";
        }
    }

    /** All that the files of one version define, in the order of the files. */
    static final class Version {
        final String number;
        final String packageName;
        /** Whether members that are not defined are noted and not refused. */
        final boolean open;
        final Map<String, EnumDef> enums = new LinkedHashMap<>();
        final Map<String, TypeDef> types = new LinkedHashMap<>();
        final Map<String, ActionDef> actions = new LinkedHashMap<>();

        Version(String number, String packageName, boolean open) {
            this.number = number;
            this.packageName = packageName;
            this.open = open;
        }

        /** {@code V16} for 1.6. */
        String className() {
            return "V" + number.replace(".", "");
        }

        /** {@code V1_6} for 1.6. */
        String constant() {
            return "V" + number.replace('.', '_');
        }
    }
}
