// SPDX-License-Identifier: Apache-2.0
/**
 * Security events of stations: written down, and brought to the CSMS where the documents call them critical (OCPP 1.6
 * security white paper edition 3, 5, A04; OCPP 2.0.1 part 2, A04).
 *
 * <p>{@link io.ferrule.certs.intercept.events.StationEvents} takes an event, writes it to the security log, and gives a
 * critical one to {@link io.ferrule.certs.intercept.events.Notices}, which keep it in the journal until the CSMS has
 * answered it: across outages, restarts and {@code kill -9}.
 *
 * <pre>{@code
 * Notices notices = Notices.over(journal, clock, random);            // in buffer mode: .wakingBy(buffer::wake)
 * StationEvents events = StationEvents.over(notices, securityLog, EventSettings.of(clock));
 * Proxy.builder()
 *         .intercept("notices", OnFailure.FORWARD, notices.interceptors())
 *         .intercept("security-events", OnFailure.FORWARD, events.interceptors())
 * }</pre>
 */
@NullMarked
package io.ferrule.certs.intercept.events;

import org.jspecify.annotations.NullMarked;
