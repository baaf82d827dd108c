// SPDX-License-Identifier: Apache-2.0
/**
 * Sharing the power of a site: a tree of fuses with a limit on each phase, constraints on phasor sums, stations wired with
 * rotated phases, and policies that say who gets what.
 *
 * <p>{@link io.ferrule.charging.site.Sharing} decides once, from values: who asks, what else is drawn, who cannot be told
 * anything. {@code io.ferrule.charging.site.books} keeps the books over time and drives stations to what was decided. The two
 * together keep these guarantees, with OCPP as the only means:
 *
 * <table>
 * <caption>Guarantees</caption>
 * <tr><td>G1</td><td>No order brings a fuse over its limit at any instant: for each fuse and phase, other load and margin
 *     plus what each station may draw at worst stays within the limit. Worst is the largest of the limit that was
 *     confirmed last and all that are under way or unanswered; the largest current of the station where none was ever
 *     confirmed.</td></tr>
 * <tr><td>G2</td><td>Lower first: a lower limit counts when it was accepted and the car had time to follow. Exactly what it
 *     frees is handed out then.</td></tr>
 * <tr><td>G3</td><td>An order that is refused or not answered changes nothing in the books but for the worse. It is tried
 *     again at growing distances; a station that three orders did not reach is held at its worst case, so that the others
 *     shrink.</td></tr>
 * <tr><td>G4</td><td>A station that is cut off counts at what it may hold, then at its fallback once its limit has surely run
 *     out. After a new connection or a restart it counts at its largest current until it has confirmed a limit, unless it
 *     was probed to keep limits. What it was granted before stays set aside for it.</td></tr>
 * <tr><td>G5</td><td>A fuse whose meter is silent counts at its configured worst case, as fully taken without one; never at
 *     the last value. A rise of the other load is believed at once, a fall after a while.</td></tr>
 * <tr><td>G6</td><td>What does not suffice for the minimum of a car is 0, in the order of the policy. A paused car goes on when
 *     there was more than its minimum for long enough. Nothing is switched more often than every few minutes, but to
 *     protect a fuse.</td></tr>
 * <tr><td>G7</td><td>While it is not measured which phases a car uses it counts on all that its station is wired to. In the
 *     books it always does.</td></tr>
 * <tr><td>G8</td><td>A station without a car keeps its reserve, which is in all sums.</td></tr>
 * <tr><td>G9</td><td>A station is told something at most every ten seconds, and only if the change is worth it; lower limits
 *     that protect a fuse are sent at once.</td></tr>
 * <tr><td>G10</td><td>Equal input gives equal output. Each allocation names what bound whom. For whatever part of the
 *     allocation the cars draw, nothing is exceeded.</td></tr>
 * <tr><td>G11</td><td>A limit from outside (grid operator) takes effect with the next decision, as a fuse that
 *     shrank.</td></tr>
 * <tr><td>G12</td><td>After a restart of the gateway stations count at what the ledger of the books says, which is on disk
 *     before an order is sent; without a ledger at their largest current, never at zero.</td></tr>
 * </table>
 *
 * <p>What nobody can promise: other load may rise faster than stations follow; a margin is for that. A station that does not
 * keep its limit must not charge after a restart before the gateway lets it
 * ({@code io.ferrule.charging.site.books.Books#cleared}). A station that does not obey counts at its largest current, but only
 * once that was measured.
 *
 * <p>Everything is computed in hundredths of an ampere, rounded down; sums are exact. Wrong input is refused with
 * {@link io.ferrule.charging.rule.RefusedException}. Values are immutable and safe for use by several threads.
 */
@NullMarked
package io.ferrule.charging.site;

import org.jspecify.annotations.NullMarked;
