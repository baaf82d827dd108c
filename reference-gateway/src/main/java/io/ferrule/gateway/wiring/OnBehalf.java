// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.intercept.CertificateLife;
import io.ferrule.certs.intercept.Means;
import io.ferrule.certs.intercept.RenewalOrder;
import io.ferrule.certs.intercept.SecurityEvents;
import io.ferrule.certs.intercept.SignRetry;
import io.ferrule.certs.intercept.StationCredentials;
import io.ferrule.certs.intercept.events.EventSettings;
import io.ferrule.certs.intercept.events.Notices;
import io.ferrule.certs.intercept.events.StationEvents;
import io.ferrule.certs.intercept.log.LogOrders;
import io.ferrule.certs.intercept.settings.NorthboundChoice;
import io.ferrule.certs.intercept.settings.StationSettings;
import io.ferrule.certs.intercept.triggers.Triggers;
import io.ferrule.certs.rollout.Rollouts;
import io.ferrule.certs.rollout.Stops;
import io.ferrule.certs.store.SecurityLog;
import io.ferrule.certs.store.SettingsStore;
import io.ferrule.gateway.config.CertificateSettings;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.StoreSettings;
import io.ferrule.gateway.identity.StoreOpening;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.ProxyBuilder;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the gateway does in the stations' place: certificates, security settings, events and logs. Put together from the engines'
 * public parts; everything asks the configuration that holds now. Safe for use by several threads.
 */
final class OnBehalf implements AutoCloseable {

    private static final int DISK_THREADS = 4;
    private static final int NETWORK_THREADS = 2;

    private final Configuration configuration;
    private final Workers disk = new Workers("certificates", DISK_THREADS);
    private final Workers network = new Workers("uploads", NETWORK_THREADS);
    private final CertificateLife life;
    private final SecurityEvents events;
    private final Optional<Security> security;
    private final Optional<FirmwareRoom> firmware;
    /** Only of those whose profile is not the configured one. */
    private final Map<StationId, SecurityProfile> dialled = new ConcurrentHashMap<>();

    /** What needs a journal and files of its own. */
    private record Security(Notices notices, StationEvents events, LogOrders logs, StationSettings settings) {}

    private OnBehalf(Configuration configuration, Clock clock, Optional<JournalRoom> journal) throws IOException {
        this.configuration = configuration;
        this.security = journal.isPresent() && answers(config())
                ? Optional.of(security(clock, journal.get()))
                : Optional.empty();
        this.events = security.<SecurityEvents>map(Security::events).orElse((station, type, techInfo) -> {});
        Means means = new Means(disk.executor(), clock, new SecureRandom(), new LifeAlarms());
        this.life = CertificateLife.over(
                configuration.identities().store(),
                new BehalfSettings(configuration)
                        .life(means, this::shows, this::organisation, this::retry, rollouts(clock)),
                events);
        this.firmware = FirmwareRoom.open(config(), configuration.identities(), events, clock);
    }

    /** What has failed lies beside the store, because it must outlive the process. */
    private Optional<Rollouts> rollouts(Clock clock) throws IOException {
        CertificateSettings settings = config().certificates();
        return settings.canary().isEmpty()
                ? Optional.empty()
                : Optional.of(new Rollouts(
                        settings.canary().get(), Stops.in(settings.store().rollouts()), clock));
    }

    /** Puts everything together; the journal is there where the gateway answers for stations. */
    static OnBehalf open(Configuration configuration, Clock clock, Optional<JournalRoom> journal)
            throws StartException {
        try {
            return new OnBehalf(configuration, clock, journal);
        } catch (IOException e) {
            throw new StartException(List.of("certificates: " + e.getMessage()));
        }
    }

    /** Whether a gateway answers for its stations: where there is no security towards the CSMS, there is nothing to manage. */
    static boolean answers(GatewayConfig config) {
        boolean controller = config.localController()
                .filter(own -> own.target().profile() != SecurityProfile.NONE)
                .isPresent();
        return config.certificates().onBehalf() && (controller || secures(config));
    }

    private static boolean secures(GatewayConfig config) {
        return config.northbound().profile() != SecurityProfile.NONE;
    }

    /** Without security towards the stations' CSMS, there is only the controller to answer for. */
    private boolean serves(StationId station) {
        return secures(config())
                || config().localController().filter(own -> own.is(station)).isPresent();
    }

    private InterceptorFactory whereServed(InterceptorFactory factory) {
        return session -> serves(session.station()) ? factory.open(session) : new Bystander();
    }

    private Security security(Clock clock, JournalRoom journal) throws IOException {
        StoreSettings store = config().certificates().store();
        SecureRandom random = new SecureRandom();
        SecurityLog log = SecurityLog.open(
                store.directory().resolveSibling("security-log"), BehalfSettings.LOG_BYTES, disk.executor());
        Notices notices = Notices.over(journal.journal(), clock, random);
        Notices delivering = config().northbound().away().buffers() ? notices.wakingBy(journal::wake) : notices;
        KnownExtension known = KnownExtension.in(
                store.directory().resolveSibling("csms"),
                () -> config().certificates().events(),
                disk.executor());
        StationEvents events = StationEvents.over(
                delivering, log, EventSettings.of(clock).withAudience(known).withLost(LifeAlarms::note));
        SettingsStore kept = SettingsStore.open(
                store.directory().resolveSibling("settings"), StoreOpening.master(store), store.permissions(), random);
        StationSettings settings =
                StationSettings.over(kept, new BehalfSettings(configuration).rules(clock, disk.executor()), events);
        LogOrders logs = LogOrders.over(log, delivering, new BehalfSettings(configuration).uploads(network.executor()));
        return new Security(delivering, events, logs, settings);
    }

    /** Where security events of stations go; nowhere where the gateway does not answer for stations. */
    SecurityEvents events() {
        return events;
    }

    /** Registers what passes between the buffer and the CSMS; the last one stands next to the CSMS. */
    void register(ProxyBuilder builder) {
        security.ifPresent(own -> builder.intercept(
                        "triggers",
                        OnFailure.REJECT,
                        whereServed(Triggers.over(own.logs()).interceptors()))
                .intercept("logs", OnFailure.REJECT, whereServed(own.logs().interceptors()))
                .intercept(
                        "settings", OnFailure.REJECT, whereServed(own.settings().interceptors()))
                .intercept("certificates", OnFailure.REJECT, whereServed(life.interceptors()))
                .intercept(
                        "security-events",
                        OnFailure.FORWARD,
                        whereServed(own.events().interceptors()))
                .intercept(
                        "notices", OnFailure.FORWARD, whereServed(own.notices().interceptors())));
        firmware.ifPresent(room -> builder.intercept("firmware", OnFailure.REJECT, room.interceptors()));
    }

    /** By what a station is dialled right now; to be asked for each dial and by nobody else. */
    NorthboundChoice choiceOf(StationId station) {
        NorthboundChoice choice = security.flatMap(own -> own.settings().choiceOf(station))
                .orElseGet(() -> configuration.rules().upstreams().configured(station));
        if (choice.profile() == config().northbound().profile()) {
            dialled.remove(station);
        } else {
            dialled.put(station, choice.profile());
        }
        return choice;
    }

    /** What a station shows and trusts right now; likewise. */
    Optional<StationCredentials> credentialsOf(StationId station) {
        return life.credentialsOf(station);
    }

    /** Asks for a new certificate of a station. */
    CompletionStage<RenewalOrder> renew(StationId station) {
        return life.renew(station);
    }

    /** Something came into the store that may be put to use. */
    void refresh(StationId station) {
        var unused = life.refresh(station);
    }

    private boolean shows(StationId station) {
        SecurityProfile usual = config().northbound().profile();
        return dialled.getOrDefault(station, usual) == SecurityProfile.TLS_CLIENT_CERTIFICATE;
    }

    /** What the CSMS reads as CpoName: one that it has emptied stands, and no request is made (A02). */
    private Optional<String> organisation(StationId station) {
        return security.map(own -> own.settings().organisationOf(station))
                .or(() -> config().certificates().requests().organisation())
                .filter(name -> !name.isBlank());
    }

    /** CertSigningWaitMinimum and CertSigningRepeatTimes, which OCPP 1.6 does not have (A02). */
    private SignRetry retry(StationId station, OcppVersion version) {
        return version.compareTo(OcppVersion.V2_0_1) < 0
                ? SignRetry.never()
                : security.map(own -> own.settings().retryOf(station)).orElseGet(SignRetry::standard);
    }

    private GatewayConfig config() {
        return configuration.rules().config();
    }

    @Override
    public void close() {
        firmware.ifPresent(FirmwareRoom::close);
        network.close();
        disk.close();
    }
}
