// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import io.ferrule.model.Action;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.internal.json.JsonPieces;
import io.ferrule.model.v15.V15;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Where the requests of OCPP 1.5 have their readings. */
final class Readings {

    static final String VALUES = "values";
    static final String TRANSACTION_DATA = "transactionData";

    private Readings() {}

    /** Name of the list that holds the readings of a request, if its action has any. */
    static Optional<String> list(Action<?, ?> action) {
        if (action.equals(V15.METER_VALUES)) {
            return Optional.of(VALUES);
        }
        return action.equals(V15.STOP_TRANSACTION) ? Optional.of(TRANSACTION_DATA) : Optional.empty();
    }

    /** Converts the list of readings, and touches nothing around it. */
    static Payload convert(
            Action<?, ?> action, Payload payload, BiFunction<String, List<String>, List<String>> conversion) {
        return list(action).map(name -> convert(name, payload, conversion)).orElse(payload);
    }

    private static Payload convert(
            String name, Payload payload, BiFunction<String, List<String>, List<String>> conversion) {
        Optional<String> list = payload.part("/" + name).map(Payload::text).filter(JsonPieces::isArray);
        if (list.isEmpty()) {
            return payload;
        }
        List<String> entries = JsonPieces.elements(list.get());
        List<String> converted = conversion.apply(name, entries);
        try {
            return converted.equals(entries)
                    ? payload
                    : Payload.of(payload.with("/" + name, Payload.of(JsonPieces.array(converted)))
                            .text());
        } catch (PayloadException e) {
            // A form with more levels may nest nonsense deeper than any frame may be. It is no reading then, and stays.
            return payload;
        }
    }
}
