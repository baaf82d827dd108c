// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import io.ferrule.certs.intercept.SecurityEventType;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * How security events are treated. Immutable.
 *
 * @param clock stamps the events
 * @param pushed which types are brought to the CSMS; the others are only logged
 * @param perHour how many events of one type a station may have within an hour, 1 to 10,000; what exceeds it is counted in the
 *     next one
 * @param audience which CSMSs of OCPP 1.6 hear of them
 * @param startups whether a BootNotification that the CSMS accepts is an event
 * @param lost told, in words for an operator, of an event that could not be written; must not block
 */
public record EventSettings(
        Clock clock,
        Predicate<SecurityEventType> pushed,
        int perHour,
        Audience audience,
        boolean startups,
        BiConsumer<StationId, String> lost) {

    private static final int DEFAULT_PER_HOUR = 60;
    private static final int MOST_PER_HOUR = 10_000;

    /** Checks the rate. */
    public EventSettings {
        if (perHour < 1 || perHour > MOST_PER_HOUR) {
            throw new IllegalArgumentException("perHour must be 1 to " + MOST_PER_HOUR + ", was " + perHour);
        }
    }

    /**
     * Pushes what any version of the documents calls critical: the certification tool for 1.6 waits for some that only
     * 2.x calls so (TC_077, TC_078). Sixty an hour, for every CSMS, with startups; losses are told to nobody.
     *
     * @param clock stamps the events
     * @return settings to refine
     */
    public static EventSettings of(Clock clock) {
        return new EventSettings(
                clock,
                type -> type.critical(OcppVersion.V2_0_1),
                DEFAULT_PER_HOUR,
                Audience.everybody(),
                true,
                (station, what) -> {});
    }

    /**
     * With other types to push.
     *
     * @param types which ones
     * @return a copy
     */
    public EventSettings withPushed(Predicate<SecurityEventType> types) {
        return new EventSettings(clock, types, perHour, audience, startups, lost);
    }

    /**
     * With other rules about who is told.
     *
     * @param listeners which CSMSs are told
     * @return a copy
     */
    public EventSettings withAudience(Audience listeners) {
        return new EventSettings(clock, pushed, perHour, listeners, startups, lost);
    }

    /**
     * With or without events for startups.
     *
     * @param wanted whether a boot is an event
     * @return a copy
     */
    public EventSettings withStartups(boolean wanted) {
        return new EventSettings(clock, pushed, perHour, audience, wanted, lost);
    }

    /**
     * With somebody who is told what was lost.
     *
     * @param listener the listener
     * @return a copy
     */
    public EventSettings withLost(BiConsumer<StationId, String> listener) {
        return new EventSettings(clock, pushed, perHour, audience, startups, listener);
    }
}
