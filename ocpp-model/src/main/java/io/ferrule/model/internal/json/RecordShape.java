// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import io.ferrule.model.OmitEmpty;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the codec has to know about a class of records, found out once for each class. */
final class RecordShape {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Constructor<?> constructor;
    private final List<Component> components;

    /**
     * One component.
     *
     * @param name name on the wire
     * @param type type of the value, or of the elements of a list
     * @param list whether it is a list
     * @param optional whether it may be absent
     * @param accessor reads it
     */
    record Component(String name, Class<?> type, boolean list, boolean optional, Method accessor) {

        @Nullable
        Object of(Record owner) {
            try {
                return accessor.invoke(owner);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("component " + name + " cannot be read", e);
            }
        }
    }

    private RecordShape(Class<?> type) {
        RecordComponent[] found = type.getRecordComponents();
        components = Arrays.stream(found).map(RecordShape::component).toList();
        Class<?>[] parameters =
                Arrays.stream(found).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type.getName(), e);
        }
    }

    static RecordShape of(Class<? extends Record> type) {
        return SHAPES.get(type);
    }

    List<Component> components() {
        return components;
    }

    Object create(@Nullable Object[] values) throws InvocationTargetException {
        try {
            return constructor.newInstance(values);
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("a record of the model must be public: " + constructor, e);
        }
    }

    private static Component component(RecordComponent component) {
        boolean list = component.getType() == List.class;
        Class<?> type = list ? elementType(component) : component.getType();
        boolean optional = list
                ? component.isAnnotationPresent(OmitEmpty.class)
                : component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new Component(component.getName(), type, list, optional, component.getAccessor());
    }

    private static Class<?> elementType(RecordComponent component) {
        if (component.getGenericType() instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        throw new IllegalStateException("a list of the model names the class of its elements: " + component);
    }
}
