// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import io.ferrule.codegen.Model.ActionDef;
import io.ferrule.codegen.Model.EnumDef;
import io.ferrule.codegen.Model.Field;
import io.ferrule.codegen.Model.Place;
import io.ferrule.codegen.Model.TypeDef;
import io.ferrule.codegen.Model.Value;
import io.ferrule.codegen.Model.Version;
import io.ferrule.codegen.Model.Xml;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Looks for what no single line can show: names that nobody defines, names that collide, types in themselves. */
final class Check {
    private static final Set<String> BUILT_IN =
            Set.of("string", "ci-string", "identifier", "uri", "dateTime", "boolean", "int", "decimal", "json");

    /** Names of classes that the generated Java uses, which an enum or a type would hide or be hidden by. */
    private static final Set<String> USED_BY_JAVA = Set.of(
            "BigDecimal",
            "Boolean",
            "Builder",
            "CustomData",
            "Integer",
            "List",
            "Nullable",
            "Objects",
            "OmitEmpty",
            "Optional",
            "Override",
            "Payload",
            "String",
            "Timestamp",
            "WireNamed");

    /** Names of methods that every object has, which a record's component must not take. */
    private static final Set<String> METHODS_OF_OBJECT =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private final Version version;
    private final Set<String> used = new HashSet<>();

    Check(Version version) {
        this.version = version;
    }

    void run() {
        version.enums.values().forEach(this::checkEnum);
        version.types.values().forEach(type -> checkFields(type.fields()));
        for (ActionDef action : version.actions.values()) {
            checkFields(action.request());
            checkFields(action.response());
            checkName(action.place(), action.requestName());
            checkName(action.place(), action.responseName());
        }
        version.types.values().forEach(type -> checkRecursion(type, new ArrayDeque<>()));
        version.enums.values().forEach(type -> checkDefined(type.place(), type.name()));
        version.types.values().forEach(type -> checkDefined(type.place(), type.name()));
    }

    private void checkEnum(EnumDef type) {
        if (type.values().isEmpty()) {
            throw new DefinitionException(type.place(), type.name() + " has no values");
        }
        Set<String> constants = new HashSet<>(Set.of("UNRECOGNIZED"));
        for (Value value : type.values()) {
            if (!value.constant().matches("[A-Z][A-Z0-9_]*")) {
                throw new DefinitionException(
                        value.place(),
                        "\"" + value.constant() + "\" is no name for a constant; say " + value.wire() + " as NAME");
            }
            if (!constants.add(value.constant())) {
                throw new DefinitionException(
                        value.place(), type.name() + " has the constant " + value.constant() + " already");
            }
            for (String action : value.notIn()) {
                if (!version.actions.containsKey(action)) {
                    throw unknown(value.place(), "action", action, version.actions.keySet());
                }
            }
        }
    }

    private void checkFields(List<Field> fields) {
        checkXml(fields);
        Set<String> names = new HashSet<>();
        for (Field field : fields) {
            if (!names.add(field.name())) {
                throw new DefinitionException(field.place(), "field " + field.name() + " is there twice");
            }
            if (version.extensible && field.name().equals(Extension.NAME)) {
                throw new DefinitionException(
                        field.place(), "every object has " + Extension.NAME + " already, by the line \"extension\"");
            }
            if (!SourceVersion.isName(field.name()) || METHODS_OF_OBJECT.contains(field.name())) {
                throw new DefinitionException(
                        field.place(), "Java does not allow a record component with the name " + field.name());
            }
            checkType(field);
        }
    }

    private void checkType(Field field) {
        String base = field.type().base();
        if (BUILT_IN.contains(base)) {
            return;
        }
        if (!version.enums.containsKey(base) && !version.types.containsKey(base)) {
            List<String> known = new ArrayList<>(BUILT_IN);
            known.addAll(version.enums.keySet());
            known.addAll(version.types.keySet());
            throw unknown(field.place(), "type", base, known);
        }
        used.add(base);
    }

    /** An element with text of its own has room for attributes beside it and for nothing else. */
    private void checkXml(List<Field> fields) {
        boolean content = fields.stream().anyMatch(field -> field.xml() == Xml.CONTENT);
        boolean first = true;
        for (Field field : fields) {
            if (field.xml() == Xml.CONTENT && !first) {
                throw new DefinitionException(field.place(), "the content of an element comes first, and only once");
            }
            if (content && field.xml() == Xml.ELEMENT) {
                throw new DefinitionException(
                        field.place(), field.name() + " must be an attribute, because the element has content");
            }
            if (field.xml() != Xml.ELEMENT
                    && (field.type().isList()
                            || version.types.containsKey(field.type().base()))) {
                throw new DefinitionException(
                        field.place(), field.name() + " is no single value, as XML needs it here");
            }
            first = false;
        }
    }

    private void checkName(Place place, String name) {
        if (version.enums.containsKey(name) || version.types.containsKey(name)) {
            throw new DefinitionException(place, name + " is needed for this action but taken by an enum or a type");
        }
    }

    /** Schemas and records are nested in full, so a type must not contain itself. */
    private void checkRecursion(TypeDef type, Deque<String> above) {
        if (above.contains(type.name())) {
            throw new DefinitionException(type.place(), type.name() + " contains itself");
        }
        above.push(type.name());
        for (Field field : type.fields()) {
            TypeDef inner = version.types.get(field.type().base());
            if (inner != null) {
                checkRecursion(inner, above);
            }
        }
        above.pop();
    }

    private void checkDefined(Place place, String name) {
        if (USED_BY_JAVA.contains(name)) {
            throw new DefinitionException(place, name + " is the name of a class that the generated Java uses");
        }
        if (!used.contains(name)) {
            throw new DefinitionException(place, name + " is defined but never used");
        }
    }

    private static DefinitionException unknown(Place place, String kind, String name, Collection<String> known) {
        String nearest = known.stream()
                .min(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate -> distance(name, candidate) <= 3)
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
        return new DefinitionException(place, "unknown " + kind + " \"" + name + "\"" + nearest);
    }

    /** How many letters must be changed, added or taken away (Levenshtein). */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
