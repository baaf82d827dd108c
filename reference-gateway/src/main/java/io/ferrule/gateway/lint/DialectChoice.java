// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import io.ferrule.model.dialect.Dialect;
import io.ferrule.model.dialect.DialectMemory;

/** What {@code --dialect} says about the form of 1.5 meter values. */
enum DialectChoice {
    /** Whichever the station shows. */
    AUTO,
    /** Always {@link Dialect#A}. */
    A,
    /** Always {@link Dialect#B}. */
    B,
    /** Always {@link Dialect#C}. */
    C,
    /** Always {@link Dialect#D}. */
    D;

    /** What is known about a station that was not heard of before. */
    DialectMemory memory() {
        return this == AUTO ? new DialectMemory() : DialectMemory.fixed(Dialect.valueOf(name()));
    }
}
