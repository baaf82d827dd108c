// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import io.ferrule.model.WireNamed;
import java.util.HashMap;
import java.util.Map;

/** The constants of an enumeration of the model by their names on the wire. Safe for use by several threads. */
final class Constants {

    private static final ClassValue<Constants> ALL = new ClassValue<>() {
        @Override
        protected Constants computeValue(Class<?> type) {
            return new Constants(type);
        }
    };

    private final Map<String, Object> named = new HashMap<>();
    private final Object unrecognized;

    private Constants(Class<?> type) {
        Object last = type;
        for (Object constant : type.getEnumConstants()) {
            if (constant instanceof WireNamed wire && wire.recognized()) {
                named.put(wire.wireName(), constant);
            }
            last = constant;
        }
        this.unrecognized = last;
    }

    static Constants of(Class<?> type) {
        return ALL.get(type);
    }

    /** The constant of that name; names that the documents do not list give the last one, {@code UNRECOGNIZED}. */
    Object named(String wireName) {
        return named.getOrDefault(wireName, unrecognized);
    }
}
