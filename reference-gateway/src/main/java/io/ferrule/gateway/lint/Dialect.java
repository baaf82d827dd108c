// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

/** The forms that 1.5 meter values take in JSON; no document ever fixed one. */
enum Dialect {
    /** Whichever the station uses. */
    AUTO,
    /** {@code values} inside {@code values}. */
    A,
    /** {@code value} inside {@code values}, the names of the WSDL. */
    B,
    /** Flat {@code values}. */
    C,
    /** {@code $value} and {@code attributes}. */
    D
}
