// SPDX-License-Identifier: Apache-2.0
/**
 * The language of OCPP: versions, frames and lazily decoded payloads.
 *
 * <p>The unit of fidelity is the received text. A {@link io.ferrule.model.Frame} keeps it, knows where its id,
 * action and payload stand, and gives it back character for character; an edit replaces the characters of the
 * edited token and no others.
 *
 * <p>All types are immutable and safe for use by several threads.
 */
@NullMarked
package io.ferrule.model;

import org.jspecify.annotations.NullMarked;
