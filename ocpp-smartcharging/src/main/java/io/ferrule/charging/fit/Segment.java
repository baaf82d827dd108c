// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import java.time.Instant;

/**
 * A setting from an instant on.
 *
 * @param start a whole second
 * @param setting what holds
 */
record Segment(Instant start, Setting setting) {}
