// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

import io.ferrule.model.FrameLimits;
import io.ferrule.model.StationId;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.guard.Guard;
import io.ferrule.proxy.handshake.AdmissionPolicy;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.internal.observer.ObserverPlan;
import io.ferrule.proxy.internal.session.Registration;
import io.ferrule.proxy.resident.Resident;
import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.ObserverDirectory;
import io.ferrule.proxy.upstream.TlsIdentity;
import io.ferrule.proxy.upstream.UpstreamDirectory;
import io.ferrule.proxy.upstream.VirtualKeyStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Collects what a {@link Proxy} needs. Only an upstream has no default. Not safe for use by several threads.
 */
public final class ProxyBuilder {
    private final ProxyOptions options = new ProxyOptions();

    ProxyBuilder() {}

    /**
     * Where stations connect.
     *
     * @param address address and port; port 0 takes a free one. Default 127.0.0.1:9000
     * @return this builder
     */
    public ProxyBuilder listen(InetSocketAddress address) {
        options.listen = address;
        return this;
    }

    /**
     * Who may connect.
     *
     * @param policy decides about each upgrade. By default any station may, without a password
     * @return this builder
     */
    public ProxyBuilder admission(AdmissionPolicy policy) {
        options.admission = Optional.of(policy);
        return this;
    }

    /**
     * Where each station's CSMS is.
     *
     * @param directory knows the upstream of each station
     * @return this builder
     */
    public ProxyBuilder upstream(UpstreamDirectory directory) {
        options.upstream = Optional.of(directory);
        return this;
    }

    /**
     * One CSMS for all stations, without TLS (security profile 0).
     *
     * @param base a {@code ws} address; the percent-encoded identity is appended as a path segment
     * @return this builder
     */
    public ProxyBuilder upstream(URI base) {
        return upstream(new SingleCsms(base, Optional.empty(), List.of()));
    }

    /**
     * One CSMS for all stations, with mutual TLS (security profile 3) and the same identity for each of them.
     *
     * @param base a {@code wss} address; the percent-encoded identity is appended as a path segment
     * @param identity key and certificate to present
     * @param trust roots that may have issued the CSMS's certificate, at least one
     * @return this builder
     */
    public ProxyBuilder upstream(URI base, TlsIdentity identity, List<X509Certificate> trust) {
        if (trust.isEmpty()) {
            throw new IllegalArgumentException("mutual TLS needs at least one trusted root");
        }
        return upstream(new SingleCsms(base, Optional.of(identity), trust));
    }

    /**
     * Adds an interceptor behind those already added, one step further from the station.
     *
     * @param name name in events and logs, for example {@code freeze-security-keys}; unique within the proxy
     * @param onFailure what happens to a message when it fails
     * @param factory opens one interceptor for each session
     * @return this builder
     */
    public ProxyBuilder intercept(String name, OnFailure onFailure, InterceptorFactory factory) {
        options.add(new Registration(name, onFailure, factory));
        return this;
    }

    /**
     * Who watches the raw conversations, from outside all interceptors.
     *
     * @param watching shared by all sessions. By default nobody, which costs nothing
     * @return this builder
     */
    public ProxyBuilder guard(Guard watching) {
        options.guard = Optional.of(watching);
        return this;
    }

    /**
     * Adds a station that lives in the proxy. Its identity is taken before anybody can connect, and it begins to speak as soon as
     * the proxy runs.
     *
     * @param resident whose identity no other resident has
     * @return this builder
     */
    public ProxyBuilder resident(Resident resident) {
        options.add(resident);
        return this;
    }

    /**
     * Further CSMSs that get a copy of what stations say, and perhaps ask something of them. They stand behind the
     * interceptors already added: they see what those let through, and what they ask passes those. An interceptor that
     * answers in place of a CSMS that is away is to be added after them.
     *
     * @param directory knows the observers of each station
     * @param store keeps what upstreams set of their virtual configuration keys
     * @return this builder
     */
    public ProxyBuilder observers(ObserverDirectory directory, VirtualKeyStore store) {
        options.observers = Optional.of(new ObserverPlan(options.interceptors.size(), directory, store));
        return this;
    }

    /**
     * Further CSMSs as above; virtual configuration keys are forgotten when the proxy ends.
     *
     * @param directory knows the observers of each station
     * @return this builder
     */
    public ProxyBuilder observers(ObserverDirectory directory) {
        return observers(directory, VirtualKeyStore.inMemory());
    }

    /**
     * Bounds of each connection.
     *
     * @param wireLimits default {@link WireLimits#defaults()}
     * @return this builder
     */
    public ProxyBuilder limits(WireLimits wireLimits) {
        options.limits = wireLimits;
        return this;
    }

    /**
     * Bounds of each frame.
     *
     * @param bounds default {@link FrameLimits#defaults()}
     * @return this builder
     */
    public ProxyBuilder frameLimits(FrameLimits bounds) {
        options.frameLimits = bounds;
        return this;
    }

    /**
     * How long a station waits after its CSMS was lost or not reached.
     *
     * @param waits default {@link Backoff#defaults()}
     * @return this builder
     */
    public ProxyBuilder backoff(Backoff waits) {
        options.backoff = waits;
        return this;
    }

    /**
     * How long a call may wait for its turn, and once sent for its reply.
     *
     * @param timeout each of the two waits, at least one millisecond. Default 30 s
     * @return this builder
     */
    public ProxyBuilder callTimeout(Duration timeout) {
        options.callTimeout = timeout;
        return this;
    }

    /**
     * How often connections are pinged, on both legs; {@link #keepAlive} may say otherwise for stations.
     *
     * @param interval zero for never. Default 60 s
     * @return this builder
     */
    public ProxyBuilder ping(Duration interval) {
        options.ping = interval;
        return this;
    }

    /**
     * How each station's connection is kept alive.
     *
     * @param ofStation asked by several threads at once, must not block. Default {@link KeepAlive#every} as {@link #ping} says
     * @return this builder
     */
    public ProxyBuilder keepAlive(Function<StationId, KeepAlive> ofStation) {
        options.keepAlive = Optional.of(ofStation);
        return this;
    }

    /**
     * What happens when a second connection comes with the identity of a live one.
     *
     * @param rule default {@link Duplicates#REFUSE}
     * @return this builder
     */
    public ProxyBuilder duplicates(Duplicates rule) {
        options.duplicates = rule;
        return this;
    }

    /**
     * What becomes of a session while its CSMS is away.
     *
     * @param rule default {@link WhenAway#MIRROR}
     * @return this builder
     */
    public ProxyBuilder whenAway(WhenAway rule) {
        options.whenAway = rule;
        return this;
    }

    /**
     * Where lanes run.
     *
     * @param lanes not closed by the proxy. Default is the proxy's own pool, twice as many daemon threads as processors; callbacks
     *     must not block it
     * @return this builder
     */
    public ProxyBuilder executor(Executor lanes) {
        options.executor = Optional.of(lanes);
        return this;
    }

    /**
     * The clock for events, states and interceptors. Deadlines go by the JVM's monotonic time, not by this clock.
     *
     * @param source default UTC
     * @return this builder
     */
    public ProxyBuilder clock(Clock source) {
        options.clock = source;
        return this;
    }

    /**
     * Randomness for message ids and the back-off.
     *
     * @param source safe for use by several threads. Default a {@link java.security.SecureRandom}
     * @return this builder
     */
    public ProxyBuilder random(RandomGenerator source) {
        options.random = source;
        return this;
    }

    /**
     * Who hears what happens.
     *
     * @param ear replaces {@link io.ferrule.proxy.event.LoggingListener}, the default; {@link ProxyListener#all} keeps both
     * @return this builder
     */
    public ProxyBuilder listener(ProxyListener ear) {
        options.listener = ear;
        return this;
    }

    /**
     * Opens the listener.
     *
     * @return a running proxy
     * @throws IOException if the address cannot be bound
     * @throws IllegalStateException without an upstream
     */
    public Proxy start() throws IOException {
        return Proxy.start(options.settings());
    }
}
