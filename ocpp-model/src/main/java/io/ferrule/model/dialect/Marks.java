// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Collects by what the readings of one request show their dialect, in the order of its text. For one request. */
final class Marks {

    private Optional<Dialect> first = Optional.empty();
    private Optional<String> stray = Optional.empty();

    /** Goes through the list of that name. */
    void collect(JsonNode request, String list) {
        each(request.path(list), "/" + list, (entry, pointer) -> {
            JsonNode nested = entry.path("values");
            if (list.equals(Readings.TRANSACTION_DATA) && nested.isContainerNode()) {
                each(nested, pointer + "/values", this::reading);
            } else {
                reading(entry, pointer);
            }
        });
    }

    Recognition recognition() {
        return new Recognition(first, stray);
    }

    private void reading(JsonNode reading, String pointer) {
        JsonNode values = reading.path("values");
        if (values.isContainerNode()) {
            mark(Dialect.A, pointer);
            each(values, pointer + "/values", (sample, inside) -> {
                if (sample.has("$value")) {
                    mark(Dialect.D, inside);
                }
            });
        }
        JsonNode value = reading.path("value");
        if (value.isTextual() || value.isNumber()) {
            mark(Dialect.C, pointer);
        }
        each(value, pointer + "/value", this::sample);
    }

    private void sample(JsonNode sample, String pointer) {
        boolean named = sample.has("value");
        if (sample.has("$value") || (sample.has("attributes") && !named)) {
            mark(Dialect.D, pointer);
        }
        if (named) {
            mark(Dialect.B, pointer);
        }
    }

    /** A lone object counts as a list of one, as stations of all dialects write it. */
    private static void each(JsonNode list, String pointer, BiConsumer<JsonNode, String> visitor) {
        if (list.isObject()) {
            visitor.accept(list, pointer);
        }
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            visitor.accept(list.get(i), pointer + '/' + i);
        }
    }

    private void mark(Dialect dialect, String pointer) {
        if (first.isEmpty()) {
            first = Optional.of(dialect);
        } else if (stray.isEmpty() && first.get() != dialect) {
            stray = Optional.of(pointer);
        }
    }
}
