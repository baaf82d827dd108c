// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.event;

import java.time.Instant;

/**
 * Time went by. Live, one comes every few seconds; a capture needs none, because each line tells the time.
 *
 * @param at what time it is
 */
public record Tick(Instant at) implements Event {}
