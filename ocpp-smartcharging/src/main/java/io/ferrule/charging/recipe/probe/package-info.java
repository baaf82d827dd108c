// SPDX-License-Identifier: Apache-2.0
/**
 * Finds out what a station of OCPP 1.6 really takes, by asking it while no car is there.
 *
 * <p>A {@link io.ferrule.charging.recipe.probe.Probe} says which call comes next and reads the answers. It sends nothing and
 * has no clock; whoever uses it sends the calls one after the other:
 *
 * <pre>{@code
 * Probe probe = new Probe(facts, recipes, ProbeRules.usual(limitInForce));
 * for (Optional<ProbeCall> call = probe.next(clock.instant()); call.isPresent(); call = probe.next(clock.instant())) {
 *     probe.hear(send(call.get())); // ProbeAnswer.silent() if nothing came within call.deadline()
 * }
 * ProbeResult result = probe.result();
 * }</pre>
 *
 * <p>What holds whatever the station answers:
 *
 * <ul>
 *   <li>no limit that is sent is above the one in force before, and that one is set again at the end, before anything that
 *       the probe has set is cleared;
 *   <li>the number of calls is bounded, and a station that stays silent is soon left alone;
 *   <li>{@link io.ferrule.charging.recipe.probe.Probe#carArrived} ends the questions at once: only the limit in force
 *       before is restored, and what the probe has set is cleared;
 *   <li>so does {@link io.ferrule.charging.recipe.probe.Probe#lower}, after which nothing above a lower limit is sent.
 * </ul>
 *
 * <p>Between two questions a station may be without the limit that it had: it counts at its largest current until the
 * probe is over. Profiles of the purposes and levels that are tried give way to those of the probe; so it is for stations
 * whose profiles all come from whoever probes.
 */
@NullMarked
package io.ferrule.charging.recipe.probe;

import org.jspecify.annotations.NullMarked;
