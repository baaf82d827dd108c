// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.admin.AdminServer;
import io.ferrule.gateway.admin.Page;
import io.ferrule.gateway.admin.Page.Answer;
import io.ferrule.gateway.admin.StationsPage;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.gateway.metrics.MetricsPage;
import io.ferrule.gateway.metrics.ProxyMetrics;
import io.ferrule.gateway.process.OwnerOnly;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.SchemaCheck;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.StationStatus;
import io.ferrule.proxy.event.LoggingListener;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.intercept.ValidationInterceptor;
import io.ferrule.proxy.intercept.ValidationPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running gateway: the proxy and its admin port. Safe for use by several threads. */
public final class Gateway implements AutoCloseable {

    private final Clock clock;
    private final FrameCheck check = new FrameCheck(new SchemaCheck());
    private final AdminServer admin;
    private final Proxy proxy;
    private volatile Rules rules;
    private volatile Optional<Proxy> accepting = Optional.empty();

    private Gateway(Rules first, Clock clock) throws StartException {
        this.clock = clock;
        this.rules = first;
        MetricsPage metrics = new MetricsPage();
        metrics.watch(this::stations);
        makeDataDirectory(first.config());
        // First the port that may tell 503, so that no station is let in and thrown out again.
        this.admin = openAdmin(first.config(), metrics);
        this.proxy = openProxy(first.config(), new ProxyMetrics(metrics.registry()));
        accepting = Optional.of(proxy);
    }

    /**
     * Starts a gateway.
     *
     * @param config what it is to do
     * @param clock time for events and for the validity of certificates
     * @return the running gateway
     * @throws StartException if a file is of no use or an address cannot be had
     */
    public static Gateway start(GatewayConfig config, Clock clock) throws StartException {
        return new Gateway(Rules.of(config, clock.instant()), clock);
    }

    /**
     * Where stations connect.
     *
     * @return the address with the actual port
     */
    public InetSocketAddress southbound() {
        return proxy.address();
    }

    /**
     * Where the admin port is.
     *
     * @return the address with the actual port
     */
    public InetSocketAddress admin() {
        return admin.address();
    }

    /**
     * Takes another configuration for sessions that begin from now on: stations, passwords, validation and where and how
     * the CSMS is reached. Everything else keeps the value it had at the start.
     *
     * @param config the new configuration
     * @return keys that differ but need a restart
     * @throws StartException if a file is of no use; then nothing has changed
     */
    public synchronized List<String> reload(GatewayConfig config) throws StartException {
        Rules next = Rules.of(config, clock.instant());
        List<String> unchanged = RestartOnly.differing(rules.config(), config);
        rules = next;
        return unchanged;
    }

    /**
     * Ends gracefully: no new stations, open calls may finish. Blocks; the admin port answers until it is closed.
     *
     * @param atMost longest wait
     */
    public void drain(Duration atMost) {
        accepting = Optional.empty();
        proxy.drain(atMost);
    }

    @Override
    public void close() {
        accepting = Optional.empty();
        proxy.close();
        admin.close();
    }

    private static void makeDataDirectory(GatewayConfig config) throws StartException {
        try {
            OwnerOnly.createDirectories(config.dataDir());
        } catch (IOException e) {
            throw new StartException(List.of("data-dir: cannot be made: " + e.getMessage()));
        }
    }

    private AdminServer openAdmin(GatewayConfig config, MetricsPage metrics) throws StartException {
        Page stations = new StationsPage(this::stations, () -> rules.config().stations());
        Map<String, Page> pages = Map.of(
                "/health",
                () -> Answer.line(200, "alive"),
                "/ready",
                () -> accepting.isPresent() ? Answer.line(200, "ready") : Answer.line(503, "not ready"),
                "/metrics",
                metrics,
                "/api/stations",
                stations);
        try {
            return AdminServer.open(config.admin(), pages);
        } catch (IOException e) {
            throw new StartException(
                    List.of(taken("admin.listen", config.admin().listen(), e)));
        }
    }

    private Proxy openProxy(GatewayConfig config, ProxyMetrics metrics) throws StartException {
        try {
            return Proxy.builder()
                    .listen(config.southbound().listen())
                    .admission(request -> rules.admission().admit(request))
                    .upstream((station, version) -> rules.upstreams().targetOf(station, version))
                    // Only an enforcing check decides while a message waits; an observing one looks afterwards.
                    .intercept("validation", OnFailure.REJECT, this::validation)
                    .intercept("serial-number", OnFailure.FORWARD, this::serialNumber)
                    .limits(config.southbound().wire())
                    .frameLimits(config.southbound().frames())
                    .backoff(config.northbound().reconnect())
                    .callTimeout(config.northbound().callTimeout())
                    .ping(config.northbound().ping())
                    .duplicates(config.southbound().duplicates())
                    .clock(clock)
                    .listener(ProxyListener.all(new LoggingListener(), metrics))
                    .start();
        } catch (IOException e) {
            admin.close();
            throw new StartException(
                    List.of(taken("southbound.listen", config.southbound().listen(), e)));
        }
    }

    private Interceptor validation(Session session) {
        GatewayConfig config = rules.config();
        ValidationPlan plan = config.station(session.station())
                .map(StationSettings::validation)
                .orElse(config.validation());
        return ValidationInterceptor.factory(check, one -> plan).open(session);
    }

    private Interceptor serialNumber(Session session) {
        return rules.config()
                .station(session.station())
                .flatMap(StationSettings::serial)
                .<Interceptor>map(serial -> new SerialNumber(serial, session.version()))
                .orElseGet(SerialNumber.Unknown::new);
    }

    private List<StationStatus> stations() {
        return accepting.map(Proxy::stations).orElse(List.of());
    }

    private static String taken(String key, InetSocketAddress address, IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause(); // the proxy's own message names the address too
        return key + ": cannot listen on " + Addresses.text(address) + ": " + cause.getMessage()
                + "; stop what listens there or choose another port";
    }
}
