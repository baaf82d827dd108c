// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

import io.ferrule.model.FrameLimits;
import io.ferrule.model.StationId;
import io.ferrule.proxy.event.LoggingListener;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.guard.Guard;
import io.ferrule.proxy.handshake.AdmissionPolicy;
import io.ferrule.proxy.internal.observer.ObserverPlan;
import io.ferrule.proxy.internal.session.Registration;
import io.ferrule.proxy.internal.session.Settings;
import io.ferrule.proxy.resident.Resident;
import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.UpstreamDirectory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** What a builder has collected so far; the initial values are the defaults. */
final class ProxyOptions {

    InetSocketAddress listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9000);
    Optional<AdmissionPolicy> admission = Optional.empty();
    Optional<UpstreamDirectory> upstream = Optional.empty();
    final List<Registration> interceptors = new ArrayList<>();
    final List<Resident> residents = new ArrayList<>();
    Optional<ObserverPlan> observers = Optional.empty();
    WireLimits limits = WireLimits.defaults();
    FrameLimits frameLimits = FrameLimits.defaults();
    Backoff backoff = Backoff.defaults();
    Duration callTimeout = Duration.ofSeconds(30);
    Duration ping = Duration.ofSeconds(60);
    Optional<Function<StationId, KeepAlive>> keepAlive = Optional.empty();
    Duplicates duplicates = Duplicates.REFUSE;
    WhenAway whenAway = WhenAway.MIRROR;
    Optional<Guard> guard = Optional.empty();
    Optional<Executor> executor = Optional.empty();
    Clock clock = Clock.systemUTC();
    RandomGenerator random = new SecureRandom();
    ProxyListener listener = new LoggingListener();

    void add(Registration interceptor) {
        String name = interceptor.name();
        if (interceptors.stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException("there is already an interceptor named " + name);
        }
        interceptors.add(interceptor);
    }

    void add(Resident resident) {
        StationId station = resident.station();
        if (residents.stream().anyMatch(other -> other.station().equals(station))) {
            throw new IllegalArgumentException("there is already a resident " + station);
        }
        residents.add(resident);
    }

    Settings settings() {
        UpstreamDirectory directory =
                upstream.orElseThrow(() -> new IllegalStateException("a proxy needs an upstream"));
        return new Settings(
                listen,
                admission,
                directory,
                interceptors,
                residents,
                observers,
                limits,
                frameLimits,
                backoff,
                callTimeout,
                ping,
                keepAlive.orElse(station -> KeepAlive.every(ping)),
                duplicates,
                whenAway,
                guard,
                executor,
                clock,
                random,
                listener);
    }
}
