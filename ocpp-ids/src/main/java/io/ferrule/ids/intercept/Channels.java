// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.Event;
import io.ferrule.ids.event.Link;
import io.ferrule.model.Side;
import io.ferrule.proxy.guard.Origin;
import io.ferrule.proxy.guard.Traffic;
import java.util.concurrent.ConcurrentMap;

/**
 * Tells the engine what goes on below the frames. That is of interest on the stations' side, where anybody may come, and of stations that
 * are watched. Safe for use by several threads.
 *
 * @param settings which stations are watched
 * @param clock the time of the engine
 * @param regulars who comes from where
 * @param room where the engine is
 * @param open the connection of each station that has one
 */
record Channels(
        LiveSettings settings, LiveClock clock, Regulars regulars, EngineRoom room, ConcurrentMap<String, Link> open) {

    /** What a station speaks over now. */
    Link ofStation(String station) {
        return open.getOrDefault(station, Link.of("", ""));
    }

    void opened(Origin origin) {
        if (origin.from() == Side.STATION) {
            open.put(name(origin), Frames.link(origin));
            Frames.address(origin).ifPresent(from -> regulars.connected(from, name(origin), clock.now()));
            tell(name(origin), Frames.opened(clock.now(), origin));
        }
    }

    void traffic(Origin origin, Traffic traffic) {
        if (origin.from() == Side.STATION) {
            Frames.traffic(clock.now(), origin, traffic).forEach(event -> tell(name(origin), event));
        }
    }

    void violated(Origin origin, int closeCode) {
        if (origin.from() == Side.STATION) {
            tell(name(origin), Frames.violated(clock.now(), origin, closeCode));
        }
    }

    void closed(Origin origin) {
        if (origin.from() == Side.STATION) {
            open.remove(name(origin), Frames.link(origin));
            Frames.address(origin).ifPresent(from -> regulars.left(from, name(origin), clock.now()));
            tell(name(origin), Frames.closed(clock.now(), origin));
        }
    }

    void refused(ConnectionEvent event) {
        tell(event.station(), event);
    }

    private void tell(String station, Event event) {
        if (settings.mode().apply(station).isPresent()) {
            room.tell(event);
        }
    }

    private static String name(Origin origin) {
        return origin.station().value();
    }
}
