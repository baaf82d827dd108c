// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the columns of one row in order. */
final class Row {

    private final Map<String, String> columns = new LinkedHashMap<>();

    Row with(String column, Object value) {
        columns.put(column, String.valueOf(value));
        return this;
    }

    Map<String, String> columns() {
        return columns;
    }
}
