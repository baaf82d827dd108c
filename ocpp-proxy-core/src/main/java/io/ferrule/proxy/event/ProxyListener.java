// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.event;

import io.ferrule.model.MessageType;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import java.util.List;

/**
 * Hears what happens in the proxy. Called by many threads at once, transport threads among them, so it must be quick
 * and safe for use by several threads. Events of one station come in order. What it throws is contained and logged.
 */
@FunctionalInterface
public interface ProxyListener {

    /**
     * Something happened.
     *
     * @param event what
     */
    void on(ProxyEvent event);

    /**
     * A frame left the proxy, be it passed on or originated. Called for every frame, so it should only count.
     *
     * @param station the station
     * @param from whose words they are: the other side than the one that receives the frame
     * @param type type of the frame
     * @param characters length of its text
     */
    default void forwarded(StationId station, Side from, MessageType type, int characters) {}

    /**
     * A listener that tells several others, in this order. One that throws does not keep the event from the next.
     *
     * @param listeners the others
     * @return a listener
     */
    static ProxyListener all(ProxyListener... listeners) {
        return new ListenerGroup(List.of(listeners));
    }
}
