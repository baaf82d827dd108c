// SPDX-License-Identifier: Apache-2.0
/**
 * One station of a site as the gateway keeps it: its charging profiles and what they come to, its transactions, and what can be
 * seen of it in passing. Nothing here sends a message; {@code intercept.site} does.
 *
 * <p>The CSMS talks to this store and never to the station's own: so identifiers, stack levels and the number of profiles that
 * the station has room for are nobody's concern but ours (OCPP 1.6 edition 2, 3.13.5, 5.5, 5.7, 5.11, 5.16; OCPP 2.0.1 part 2, K01, K05,
 * K08 to K10).
 *
 * <p>Mutable types are for one thread.
 */
@NullMarked
package io.ferrule.charging.intercept.station;

import org.jspecify.annotations.NullMarked;
