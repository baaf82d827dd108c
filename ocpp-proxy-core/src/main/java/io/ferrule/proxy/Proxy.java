// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.internal.session.Engine;
import io.ferrule.proxy.internal.session.Settings;
import io.ferrule.proxy.upstream.ObserverStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A running proxy: it listens for stations, and for each of them it holds one connection to a CSMS.
 *
 * <p>Where a CSMS cannot be reached, or is lost, the station's connection is closed too, so that the station keeps its
 * messages and comes again (OCPP 2.0.1 part 4, chapter 6). Safe for use by several threads.
 */
public final class Proxy implements AutoCloseable {

    private final Engine engine;

    private Proxy(Engine engine) {
        this.engine = engine;
    }

    /**
     * Begins to describe a proxy.
     *
     * @return a builder with defaults for everything but the upstream
     */
    public static ProxyBuilder builder() {
        return new ProxyBuilder();
    }

    static Proxy start(Settings settings) throws IOException {
        return new Proxy(new Engine(settings));
    }

    /**
     * Where stations connect.
     *
     * @return the bound address with the actual port
     */
    public InetSocketAddress address() {
        return engine.address();
    }

    /**
     * All stations that are connected, or were and are still remembered. A station without a connection is forgotten
     * when more than 10,000 have been seen since.
     *
     * @return a snapshot, in the order in which the stations were last admitted
     */
    public List<StationStatus> stations() {
        return engine.stations();
    }

    /**
     * The session of a connected station, to inject calls from outside.
     *
     * @param station the station
     * @return its session, or empty if it is not connected
     */
    public Optional<Session> session(StationId station) {
        return engine.session(station);
    }

    /**
     * Asks whether the proxy still works: for a watchdog, which must hear nothing when it hangs.
     *
     * @return comes back, on any thread, when the timers, the executor of the lanes and the listener have each done
     *     something that was asked for now; stays open for as long as one of them does not
     */
    public CompletionStage<Void> pulse() {
        return engine.pulse();
    }

    /**
     * Opens a session on behalf of a station that is not connected, so that an interceptor can deliver what the station left
     * behind. Its upstream is dialled like any other; calls of the CSMS get a CALLERROR. It ends when an interceptor closes it
     * or when the station connects, which it never hinders. Meant for {@link WhenAway#BUFFER}.
     *
     * @param station the station
     * @param version version of what is to be delivered
     * @return false if the station is connected, or somebody visits its CSMS already, or the proxy is closing
     */
    public boolean visit(StationId station, OcppVersion version) {
        return engine.visit(station, version);
    }

    /**
     * How it stands with the observers of a station.
     *
     * @param station the station
     * @return one status for each observer of its session; none while it is not connected
     */
    public List<ObserverStatus> observers(StationId station) {
        return engine.observers(station);
    }

    /**
     * Ends gracefully: new connections get 503, a session ends with close 1001 as soon as none of its calls waits for
     * a reply, and what is left when the time is up ends then. Afterwards the proxy is closed. Blocks the caller.
     *
     * @param atMost longest wait
     */
    public void drain(Duration atMost) {
        engine.drain(atMost);
    }

    /** Ends all sessions with close 1001 and gives up the address. Waits at most a few seconds; idempotent. */
    @Override
    public void close() {
        engine.close();
    }
}
