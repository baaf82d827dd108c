// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * An object of a payload as everit reads it. Members that the schema knows stand in an array in the order of the schema,
 * which saves a hash table for each object. For one thread; not to be changed once everit has it.
 */
final class Members extends JSONObject {

    private final Shape shape;
    private final @Nullable Object[] known;
    private Map<String, Object> unknown = Map.of();
    private int count;

    Members(Shape shape) {
        this.shape = shape;
        this.known = new @Nullable Object[shape.names().size()];
    }

    void add(Shape.Member member, Object value) {
        known[member.index()] = value;
        count++;
    }

    void addUnknown(String name, Object value) {
        if (unknown.isEmpty()) {
            unknown = new HashMap<>();
        }
        unknown.put(name, value);
        count++;
    }

    @Override
    public @Nullable Object opt(@Nullable String name) {
        if (name == null) {
            return null;
        }
        Shape.Member member = shape.member(name);
        return member == null ? unknown.get(name) : known[member.index()];
    }

    @Override
    public boolean has(String name) {
        return opt(name) != null;
    }

    @Override
    public int length() {
        return count;
    }

    @Override
    public boolean isEmpty() {
        return count == 0;
    }

    @Override
    public Set<String> keySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<String> iterator() {
                return present().iterator();
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    @Override
    protected Set<Map.Entry<String, Object>> entrySet() {
        Map<String, Object> entries = new HashMap<>();
        present().forEach(name -> entries.put(name, get(name)));
        return entries.entrySet();
    }

    private List<String> present() {
        List<String> names = new ArrayList<>(count);
        for (int i = 0; i < known.length; i++) {
            if (known[i] != null) {
                names.add(shape.names().get(i));
            }
        }
        names.addAll(unknown.keySet());
        return names;
    }
}
