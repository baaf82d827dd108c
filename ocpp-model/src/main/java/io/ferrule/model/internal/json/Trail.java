// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import io.ferrule.model.PayloadException;
import java.util.ArrayList;
import java.util.List;

/** Where the codec is: names and indexes from the payload down. Names come from records, so none needs escaping. */
final class Trail {

    private final List<String> tokens = new ArrayList<>();

    void down(String name) {
        tokens.add(name);
    }

    void down(int index) {
        tokens.add(Integer.toString(index));
    }

    void up() {
        tokens.remove(tokens.size() - 1);
    }

    PayloadException failure(String message) {
        return new PayloadException(tokens.isEmpty() ? "" : "/" + String.join("/", tokens), message);
    }
}
