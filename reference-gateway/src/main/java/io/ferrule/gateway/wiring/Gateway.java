// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.admin.AdminServer;
import io.ferrule.gateway.admin.ConfigPage;
import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.identity.IdentityRoom;
import io.ferrule.gateway.metrics.MetricsPage;
import io.ferrule.gateway.metrics.ObserverMetrics;
import io.ferrule.gateway.metrics.ProxyMetrics;
import io.ferrule.gateway.shedding.Shedding;
import io.ferrule.gateway.shedding.Stage;
import io.ferrule.model.StationId;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.StationStatus;
import io.ferrule.proxy.event.LoggingListener;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.silence.SilenceAlarm;
import io.ferrule.proxy.upstream.ObserverStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A running gateway: the proxy, its journal and its admin port. Safe for use by several threads. */
public final class Gateway implements AutoCloseable {

    private final Machine machine;
    private final Configuration configuration;
    private final Shedding shedding;
    private final Optional<JournalRoom> journal;
    private final AdminServer admin;
    private final Rooms rooms;
    private final Proxy proxy;
    private final Optional<SilenceAlarm> silence;
    /** What must be ended, the latest first. */
    private final Deque<Runnable> endings = new ArrayDeque<>();

    private volatile Optional<Proxy> accepting = Optional.empty();

    private Gateway(ConfigSource source, Machine machine) throws StartException, ConfigException {
        this.machine = machine;
        this.configuration = Configuration.start(source, machine.clock());
        endings.push(configuration.identities()::close);
        GatewayConfig config = config();
        MetricsPage metrics = new MetricsPage();
        ShedAlarms alarms = new ShedAlarms();
        this.shedding = new Shedding(config.ceilings(), machine.memory(), alarms);
        try {
            DataDirectory.make(config);
            this.journal = openJournal(config, metrics);
            // First the port that may tell 503, so that no station is let in and thrown out again.
            this.admin = openAdmin(config, metrics);
            ProxyListener heard = ProxyListener.all(new LoggingListener(), new ProxyMetrics(metrics.registry()));
            this.silence = Chores.silence(config, heard, machine.clock());
            this.rooms = Rooms.open(configuration, machine.clock(), journal, metrics, endings);
            this.proxy = new ProxyOpening(configuration, machine.clock(), journal, shedding, alarms, rooms)
                    .open(rooms.listening(heard), silence);
            endings.push(proxy::close);
            Enrolments.begin(configuration, rooms.behalf(), machine.clock())
                    .ifPresent(enrolments -> endings.push(enrolments::close));
        } catch (StartException | RuntimeException e) {
            close();
            throw e;
        }
        accepting = Optional.of(proxy);
        alarms.showOn(metrics, machine.memory());
        metrics.counts("reloads", configuration::reloads);
        metrics.counts("reload.failures", configuration::failures);
        metrics.watch(this::stations);
        ObserverMetrics.show(metrics, this::stations, this::observers);
        boolean visits = config.northbound().away().buffers();
        Housekeeping housekeeping = new Chores(machine, shedding, proxy).begin(journal, visits, silence);
        endings.push(housekeeping::close);
        rooms.ids().ifPresent(room -> Chores.watch(housekeeping, room));
    }

    /**
     * Starts a gateway.
     *
     * @param config what it is to do
     * @param clock time for events and for the validity of certificates
     * @return the running gateway
     * @throws StartException if a file is of no use, an address cannot be had or the journal cannot be opened
     */
    public static Gateway start(GatewayConfig config, Clock clock) throws StartException {
        try {
            return start(ConfigSource.of(config), Machine.here(clock));
        } catch (ConfigException e) {
            throw new IllegalStateException("a configuration that is there cannot be wrong", e);
        }
    }

    /**
     * Starts a gateway that can read its configuration again.
     *
     * @param source what it is to do
     * @param machine what it runs on
     * @return the running gateway
     * @throws ConfigException if the configuration is wrong
     * @throws StartException if a file is of no use, an address cannot be had or the journal cannot be opened
     */
    public static Gateway start(ConfigSource source, Machine machine) throws StartException, ConfigException {
        return new Gateway(source, machine);
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
     * Reads the configuration again: stations, credentials, admission, validation, and where and how the CSMS is reached. Sessions
     * keep running. Their validation stays what it was; their upstream goes by the new settings when it is opened anew. If
     * anything is wrong with the new configuration, nothing changes; the log and {@link #configState} say why.
     *
     * @return whether it was taken
     */
    public boolean reload() {
        machine.manager().reloading(Duration.ofNanos(System.nanoTime()));
        boolean taken = configuration.reload(stations());
        if (taken) {
            // What the new file starts stations with may have come into the store.
            config().stations().forEach(station -> rooms.behalf().refresh(station.id()));
            rooms.ids().ifPresent(IdsRoom::refresh);
            rooms.site().ifPresent(room -> room.take(config()));
        }
        machine.manager()
                .ready(taken ? "configuration read again" : "the old configuration goes on: the new one is wrong");
        return taken;
    }

    /**
     * How it stands with the configuration.
     *
     * @return what {@code /api/config} tells
     */
    public ConfigPage.State configState() {
        return configuration.state(stations());
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

    /** Ends sessions, then the admin port, then the journal when everything that was asked of it is on disk. */
    @Override
    public void close() {
        accepting = Optional.empty();
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }

    GatewayConfig config() {
        return configuration.rules().config();
    }

    List<StationStatus> stations() {
        return accepting.map(Proxy::stations).orElse(List.of());
    }

    List<ObserverStatus> observers(StationId station) {
        return accepting.map(open -> open.observers(station)).orElse(List.of());
    }

    OnBehalf behalf() {
        return rooms.behalf();
    }

    Optional<IdsRoom> ids() {
        return accepting.flatMap(open -> rooms.ids());
    }

    IdentityRoom identities() {
        return configuration.identities();
    }

    /** What is driven, while stations may come. */
    Optional<SiteRoom> site() {
        return accepting.flatMap(open -> rooms.site());
    }

    Optional<Session> session(StationId station) {
        return accepting.flatMap(open -> open.session(station));
    }

    /** Whether a station is listed or was seen. */
    boolean knows(StationId station) {
        return config().station(station).isPresent()
                || stations().stream().anyMatch(status -> status.station().equals(station));
    }

    Door door() {
        if (accepting.isEmpty()) {
            return Door.SHUT;
        }
        return shedding.stage() == Stage.NEWCOMERS ? Door.FULL : Door.OPEN;
    }

    private Optional<JournalRoom> openJournal(GatewayConfig config, MetricsPage metrics) throws StartException {
        if (!config.northbound().away().buffers() && !OnBehalf.answers(config)) {
            return Optional.empty();
        }
        JournalRoom room = JournalRoom.open(configuration, machine.clock(), metrics.registry());
        endings.push(room::close);
        return Optional.of(room);
    }

    private AdminServer openAdmin(GatewayConfig config, MetricsPage metrics) throws StartException {
        try {
            AdminServer server = AdminServer.open(config.admin(), Pages.of(this, metrics, journal));
            endings.push(server::close);
            return server;
        } catch (IOException e) {
            throw Addresses.taken("admin.listen", config.admin().listen(), e);
        }
    }
}
