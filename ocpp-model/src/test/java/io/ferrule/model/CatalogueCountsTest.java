// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Guards the definitions where the official schemas are not at hand: what was counted in these must be there. What a
 * vendor may add to every object does not count.
 */
final class CatalogueCountsTest {

    /** All records and enums that the messages of a version are made of. */
    private static Set<Class<?>> classes(OcppVersion version) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Action<?, ?> action : ActionCatalogue.actions(version)) {
            collect(action.requestType(), found);
            collect(action.responseType(), found);
        }
        return found;
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        boolean generated = type.getPackageName().startsWith("io.ferrule.model.v");
        if (generated && found.add(type) && type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                collect(typeOf(component), found);
            }
        }
    }

    private static Class<?> typeOf(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : component.getType();
    }

    private static long fields(Class<?> type) {
        long fields = 0;
        for (RecordComponent component : type.getRecordComponents()) {
            fields += component.getType() == CustomData.class ? 0 : 1;
        }
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"V1_5, 24, 6, 24, 105, 106", "V1_6, 39, 11, 48, 237, 187", "V2_0_1, 64, 54, 88, 431, 508"})
    void hasWhatTheOfficialSchemasHave(OcppVersion version, int actions, int types, int enums, int values, int fields) {
        Set<Class<?>> classes = classes(version);

        long records = classes.stream().filter(Class::isRecord).count();
        long lists = classes.stream().filter(Class::isEnum).count();
        long constants = classes.stream()
                .filter(Class::isEnum)
                .mapToLong(type -> type.getEnumConstants().length - 1)
                .sum();
        long members = classes.stream()
                .filter(Class::isRecord)
                .mapToLong(CatalogueCountsTest::fields)
                .sum();

        assertThat(ActionCatalogue.actions(version)).hasSize(actions);
        assertThat(records - 2L * actions).as("types").isEqualTo(types);
        assertThat(lists).as("enums").isEqualTo(enums);
        assertThat(constants).as("values of enums").isEqualTo(values);
        assertThat(members).as("fields").isEqualTo(fields);
    }
}
