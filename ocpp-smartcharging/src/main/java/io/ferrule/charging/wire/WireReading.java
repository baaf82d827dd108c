// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.wire;

import io.ferrule.charging.Refusal;

/**
 * What was made of a text.
 *
 * @param <T> what it should be
 */
public sealed interface WireReading<T> {

    /**
     * It has the right form; whether a station may take it is another question.
     *
     * @param value what it says
     * @param <T> what it is
     */
    record Read<T>(T value) implements WireReading<T> {}

    /**
     * It has another form.
     *
     * @param refusal why
     * @param <T> what it should be
     */
    record Refused<T>(Refusal refusal) implements WireReading<T> {}
}
