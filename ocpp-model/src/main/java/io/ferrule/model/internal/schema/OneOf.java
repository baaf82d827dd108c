// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.everit.json.schema.FormatValidator;

/**
 * A list of the texts that are allowed, handed to everit as a format. Everit's own check of {@code enum} puts all values
 * into a new set whenever it looks at one text, which made up most of the cost of a whole check.
 */
final class OneOf implements FormatValidator {

    private final List<String> values;
    private final Set<String> set;

    OneOf(List<String> values) {
        this.values = List.copyOf(values);
        this.set = Set.copyOf(values);
    }

    /** The texts in the order of the documents. */
    List<String> values() {
        return values;
    }

    @Override
    public Optional<String> validate(String subject) {
        return set.contains(subject) ? Optional.empty() : Optional.of("is none of the values");
    }

    /** Tells lists apart, so that each is registered once. */
    @Override
    public String formatName() {
        return "one of " + values;
    }
}
