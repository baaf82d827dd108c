// SPDX-License-Identifier: Apache-2.0
/**
 * The live drive of a site: keeps the profiles of its stations in their place, watches what passes, and tells each station what it may
 * draw.
 *
 * <p>{@link io.ferrule.charging.intercept.site.SiteControl} has one executor for everything that stations share; interceptors on the
 * sessions' lanes hand over what they see and never wait for it, but for answers that the store gives. Orders go out in this
 * sequence: the books count them, the ledger is written, then the message is sent. A raise that cannot be written down is not sent.
 *
 * <pre>{@code
 * SiteControl control = SiteControl.over(plan, means);
 * proxy.intercept("charging-watch", OnFailure.FORWARD, control.watchers())
 *         .intercept("charging", OnFailure.REJECT, control.keepers());
 * // and control.tick() every second
 * }</pre>
 *
 * <p>What is promised is on the page of {@link io.ferrule.charging.site}. A station that does not keep its limits over a restart may
 * start a car only when a limit is surely in force there, or when there is room for the largest current that it delivers:
 * until then its Authorize waits for up to four seconds, and is then answered with {@code Blocked} (1.6) or {@code
 * NotAtThisTime} (2.0.1); a remote start is answered with {@code Rejected}. Starts and stops of transactions are never touched: a station that
 * starts by itself is counted at its largest current.
 */
@NullMarked
package io.ferrule.charging.intercept.site;

import org.jspecify.annotations.NullMarked;
