// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * Is told all values of a payload in the order of its text, for whoever keeps them in a form of its own. Objects and arrays are nested no
 * deeper than the limits of the {@link FrameReader}, or of {@link Payload#of(String)}, allow.
 */
public interface PayloadVisitor {

    /** An object begins; a name and a value for each of its members follow, then its end. */
    void object();

    /** An array begins; its elements follow, then its end. */
    void array();

    /** The innermost object or array ends. */
    void end();

    /**
     * A member begins, whose value follows.
     *
     * @param name its name, unescaped, once in each object
     */
    void name(String name);

    /**
     * A string.
     *
     * @param value its characters, unescaped
     */
    void text(String value);

    /**
     * A number without loss.
     *
     * @param value an Integer, Long or BigInteger, the first that holds it, of a number without point and exponent, else a BigDecimal
     */
    void number(Number value);

    /**
     * A boolean.
     *
     * @param value true or false
     */
    void bool(boolean value);

    /** A {@code null}. */
    void nothing();
}
