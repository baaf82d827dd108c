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

    /** The numbers that are allowed; without an end, all on that side. */
    record Range(Optional<BigDecimal> least, Optional<BigDecimal> most) {
        @Override
        public String toString() {
            return least.map(BigDecimal::toPlainString).orElse("") + ".."
                    + most.map(BigDecimal::toPlainString).orElse("");
        }
    }

    /** What stands in the parentheses of a type. */
    record Limits(Optional<Integer> maxLength, Optional<BigDecimal> multipleOf, Optional<Range> range) {
        static final Limits NONE = new Limits(Optional.empty(), Optional.empty(), Optional.empty());

        static Limits maxLength(int most) {
            return new Limits(Optional.of(most), Optional.empty(), Optional.empty());
        }

        static Limits multipleOf(BigDecimal step) {
            return new Limits(Optional.empty(), Optional.of(step), Optional.empty());
        }

        static Limits range(Range range) {
            return new Limits(Optional.empty(), Optional.empty(), Optional.of(range));
        }
    }

    record TypeRef(String base, Limits limits, Optional<Size> size) {
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

    record Field(
            Place place,
            String name,
            boolean optional,
            TypeRef type,
            Optional<String> unit,
            boolean secret,
            boolean informational,
            Words words) {
        boolean nullable() {
            return optional && !type.isList();
        }

        /** Whether it is there because the version has an extension, and not because somebody wrote it down. */
        boolean isExtension() {
            return type.base().equals(Extension.TYPE);
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

        final boolean extensible;
        final Map<String, EnumDef> enums = new LinkedHashMap<>();
        final Map<String, TypeDef> types = new LinkedHashMap<>();
        final Map<String, ActionDef> actions = new LinkedHashMap<>();

        Version(String number, String packageName, boolean open, boolean extensible) {
            this.number = number;
            this.packageName = packageName;
            this.open = open;
            this.extensible = extensible;
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
