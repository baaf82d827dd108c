// SPDX-License-Identifier: Apache-2.0
/**
 * Turns what profiles of any version come to into what one station of OCPP 1.6 obeys, however little that is.
 *
 * <p>Nothing is translated profile by profile. The exact target is computed first, then collapsed into the simplest
 * messages that keep the station at or below it at every instant, also between a boundary and the message for it:
 *
 * <ul>
 *   <li>a message takes effect within 2 seconds, so drops are sent 3 seconds early and rises at their instant;
 *   <li>a profile replaces the one before it under the same identifier, and nothing is cleared first;
 *   <li>where a profile has room for several periods, the last one holds the lowest of all that follows, so that a
 *       station that is not reached again stays below the target.
 * </ul>
 *
 * <p>What the station cannot be told is reported as {@link io.ferrule.charging.fit.NotExpressible}.
 */
@NullMarked
package io.ferrule.charging.fit;

import org.jspecify.annotations.NullMarked;
