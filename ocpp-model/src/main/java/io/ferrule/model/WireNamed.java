// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * A value of an enumeration of the model, which has a name of its own on the wire. Each such enumeration ends with
 * {@code UNRECOGNIZED}, as which any name is read that the documents do not list.
 */
public interface WireNamed {

    /**
     * The name on the wire.
     *
     * @return for example {@code SuspendedEV}; empty for {@code UNRECOGNIZED}
     */
    String wireName();

    /**
     * Whether the documents list this value.
     *
     * @return false for {@code UNRECOGNIZED} only, which cannot be written
     */
    boolean recognized();
}
