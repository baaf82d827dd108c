// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import static io.ferrule.model.dialect.Readings.TRANSACTION_DATA;
import static io.ferrule.model.dialect.Readings.VALUES;

import io.ferrule.model.internal.json.JsonPieces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A form that differs from that of the WSDL inside of each reading only.
 *
 * @param in brings one reading into the form of the WSDL
 * @param out brings one reading from there into this form
 */
record PerReading(UnaryOperator<String> in, UnaryOperator<String> out) implements Form {

    @Override
    public List<String> toCanonical(String list, List<String> entries) {
        return each(list, entries, in);
    }

    @Override
    public List<String> fromCanonical(String list, List<String> entries) {
        return each(list, entries, out);
    }

    /** Readings lie one level deeper in transaction data. */
    private static List<String> each(String list, List<String> entries, UnaryOperator<String> conversion) {
        return list.equals(TRANSACTION_DATA)
                ? map(entries, entry -> changeList(entry, VALUES, readings -> map(readings, conversion)))
                : map(entries, conversion);
    }

    /** Changes the list that an object has under a name; the object itself if there is none, or nothing to change. */
    static String changeList(String object, String name, UnaryOperator<List<String>> change) {
        Map<String, String> members = JsonPieces.members(object);
        String list = members.getOrDefault(name, "");
        if (!JsonPieces.isArray(list)) {
            return object;
        }
        List<String> before = JsonPieces.elements(list);
        List<String> after = change.apply(before);
        if (after.equals(before)) {
            return object;
        }
        members.put(name, JsonPieces.array(after));
        return JsonPieces.object(members);
    }

    static List<String> map(List<String> texts, UnaryOperator<String> conversion) {
        List<String> converted = new ArrayList<>(texts);
        converted.replaceAll(conversion);
        return converted;
    }
}
