// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.FrameLimits;
import io.ferrule.model.StationId;
import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.KeepAlive;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.guard.Guard;
import io.ferrule.proxy.handshake.AdmissionPolicy;
import io.ferrule.proxy.internal.observer.ObserverPlan;
import io.ferrule.proxy.resident.Resident;
import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.UpstreamDirectory;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Everything an embedder decided; what is empty has a default that the engine supplies. */
public record Settings(
        InetSocketAddress listen,
        Optional<AdmissionPolicy> admission,
        UpstreamDirectory upstream,
        List<Registration> interceptors,
        List<Resident> residents,
        Optional<ObserverPlan> observers,
        WireLimits wire,
        FrameLimits frames,
        Backoff backoff,
        Duration callTimeout,
        Duration ping,
        Function<StationId, KeepAlive> keepAlive,
        Duplicates duplicates,
        WhenAway whenAway,
        Optional<Guard> guard,
        Optional<Executor> executor,
        Clock clock,
        RandomGenerator random,
        ProxyListener listener) {

    public Settings {
        interceptors = List.copyOf(interceptors);
        residents = List.copyOf(residents);
        if (callTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("callTimeout must be at least one millisecond, was " + callTimeout);
        }
        if (ping.isNegative()) {
            throw new IllegalArgumentException("ping must not be negative, was " + ping);
        }
    }
}
