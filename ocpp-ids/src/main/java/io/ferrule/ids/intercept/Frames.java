// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.ConnectionEvent.Counts;
import io.ferrule.ids.event.ConnectionEvent.Kind;
import io.ferrule.ids.event.Event;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.event.Link;
import io.ferrule.ids.event.WireText;
import io.ferrule.proxy.guard.Origin;
import io.ferrule.proxy.guard.Traffic;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a proxy tells in the words of the engine. */
final class Frames {

    private static final int NOT_ACCEPTABLE = 1003;
    private static final int BAD_DATA = 1007;
    private static final int POLICY = 1008;
    private static final int TOO_BIG = 1009;

    private Frames() {}

    static Optional<String> address(Origin origin) {
        return origin.address().map(InetAddress::getHostAddress);
    }

    static Link link(Origin origin) {
        return Link.of(address(origin).orElse(""), origin.connection());
    }

    static FrameEvent of(Instant now, Origin origin, WireText content) {
        return new FrameEvent(now, origin.station().value(), origin.from(), origin.version(), link(origin), content);
    }

    static ConnectionEvent opened(Instant now, Origin origin) {
        return connection(now, origin, Kind.OPEN, "", Counts.once());
    }

    static ConnectionEvent closed(Instant now, Origin origin) {
        return connection(now, origin, Kind.CLOSE, "", Counts.once());
    }

    static List<Event> traffic(Instant now, Origin origin, Traffic traffic) {
        List<Event> events = new ArrayList<>();
        if (traffic.pings() > 0) {
            events.add(connection(now, origin, Kind.PING, "", new Counts(traffic.pings(), 0, 0, 0, 0)));
        }
        Counts bytes = new Counts(1, traffic.frames(), 0, traffic.announced(), traffic.bytes());
        events.add(connection(now, origin, Kind.BYTES, "", bytes));
        return events;
    }

    /** A message that is no text is a frame that cannot be read; everything else is an end. */
    static Event violated(Instant now, Origin origin, int closeCode) {
        if (closeCode == NOT_ACCEPTABLE || closeCode == BAD_DATA) {
            return of(now, origin, new WireText("", false, 1));
        }
        String reason = closeCode == TOO_BIG ? "too-large" : closeCode == POLICY ? "" : "protocol-error";
        return connection(now, origin, Kind.CLOSE, reason, Counts.once());
    }

    private static ConnectionEvent connection(Instant now, Origin origin, Kind kind, String reason, Counts counts) {
        return new ConnectionEvent(now, origin.station().value(), link(origin), kind, reason, counts);
    }
}
