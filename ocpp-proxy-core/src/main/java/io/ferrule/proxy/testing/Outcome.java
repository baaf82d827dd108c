// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import io.ferrule.proxy.event.ProxyEvent;
import java.util.List;

/**
 * What came of an act in an {@link InterceptorHarness}.
 *
 * @param toStation texts of the frames that the station got, in order
 * @param toCsms texts of the frames that the CSMS got, in order
 * @param events events since the last outcome, in order
 */
public record Outcome(List<String> toStation, List<String> toCsms, List<ProxyEvent> events) {
    /** Copies the lists. */
    public Outcome {
        toStation = List.copyOf(toStation);
        toCsms = List.copyOf(toCsms);
        events = List.copyOf(events);
    }

    /**
     * The events of one type.
     *
     * @param type type of event
     * @param <E> type of event
     * @return its events, in order
     */
    public <E extends ProxyEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
