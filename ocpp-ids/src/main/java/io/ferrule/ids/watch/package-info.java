// SPDX-License-Identifier: Apache-2.0
/**
 * What can be seen: each event becomes an {@link io.ferrule.ids.watch.Observation} whose fields rules compare, and
 * watches add a {@link io.ferrule.ids.watch.Mark} where something about it is noteworthy. A watch never decides; whether a mark
 * is worth an alert is written in a rule.
 *
 * <p>All state hangs on stations, whose number is bounded, and each part of it is bounded.
 */
@NullMarked
package io.ferrule.ids.watch;

import org.jspecify.annotations.NullMarked;
