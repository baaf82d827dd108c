// SPDX-License-Identifier: Apache-2.0
/**
 * Reads charging profiles of OCPP 1.6, 2.0.1 and 2.1 from the text of messages. Everything is bounded: what does not fit
 * is a {@link io.ferrule.charging.Refusal} whose rule is the keyword of JSON Schema that is broken, never an exception.
 */
@NullMarked
package io.ferrule.charging.wire;

import org.jspecify.annotations.NullMarked;
