// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.FrameReader;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.guard.Guard;
import io.ferrule.proxy.internal.lane.Timers;
import io.ferrule.proxy.internal.link.UpstreamConnector;
import io.ferrule.proxy.upstream.UpstreamDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What all sessions of one proxy share; everything in it is safe for use by several threads.
 *
 * @param silence how long a station that has said nothing waits for its CSMS to be dialled; zero for not at all
 * @param whenAway what becomes of a session without its CSMS
 * @param guard who watches the raw conversations
 */
public record Surroundings(
        Clock clock,
        Timers timers,
        Executor executor,
        Supplier<String> ids,
        FrameReader reader,
        List<Registration> interceptors,
        UpstreamDirectory upstream,
        UpstreamConnector connector,
        CallLimits calls,
        Duration silence,
        WhenAway whenAway,
        Optional<Guard> guard,
        Announcer announcer) {

    public Surroundings {
        interceptors = List.copyOf(interceptors);
    }

    /** The same with one more interceptor, nearer to the station than the others. */
    Surroundings nearest(Registration registration) {
        List<Registration> all = new ArrayList<>(interceptors);
        all.add(0, registration);
        return new Surroundings(
                clock, timers, executor, ids, reader, all, upstream, connector, calls, silence, whenAway, guard,
                announcer);
    }
}
