// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import java.time.Instant;

/**
 * Something that a station cannot be told.
 *
 * @param what one sentence
 * @param at from when on
 */
public record NotExpressible(String what, Instant at) {}
