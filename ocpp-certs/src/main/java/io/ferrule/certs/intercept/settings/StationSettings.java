// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.certs.intercept.SecurityEvents;
import io.ferrule.certs.intercept.SignRetry;
import io.ferrule.certs.store.SettingsStore;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of stations that are the gateway's: one for a gateway. The package description says what it answers. Safe for use by
 * several threads.
 */
public final class StationSettings {

    private static final int MOST_STATIONS = 10_000;

    private final SettingsRules rules;
    private final Choices choices;
    private final Changes changes;
    private final Map<StationId, KnownKeys> known = new LinkedHashMap<>(16, 0.75f, true);

    private StationSettings(SettingsStore store, SettingsRules rules, SecurityEvents events) {
        this.rules = rules;
        this.choices = new Choices(store, rules);
        this.changes = new Changes(choices, rules, events);
    }

    /**
     * Makes the settings.
     *
     * @param store where changes are kept
     * @param rules what is configured
     * @param events told of each change of a password or profile, never with the value
     * @return the settings
     */
    public static StationSettings over(SettingsStore store, SettingsRules rules, SecurityEvents events) {
        return new StationSettings(store, rules, events);
    }

    /**
     * What is kept of a station's password and profile, without anything running: for tools.
     *
     * @param store where changes are kept
     * @param station the station
     * @return what its CSMS has set and a connection has proven; empty if it has changed nothing
     */
    public static Optional<NorthboundChoice> kept(SettingsStore store, StationId station) {
        return Standing.read(store.read(station.value())).proven();
    }

    /**
     * The hands of the settings in the conversations. To be registered next to the CSMS, with
     * {@link io.ferrule.proxy.intercept.OnFailure#REJECT}: the station must not get what is meant for the gateway.
     *
     * @return a factory for one proxy or several, as long as each station is a station of one of them
     */
    public InterceptorFactory interceptors() {
        return this::open;
    }

    /**
     * By what a station is to be dialled right now, to be asked before every dial and only then: what its CSMS has changed, and while
     * that is on trial in turns with the former. Does not block.
     *
     * @param station the station
     * @return the choice, or empty if what is configured is in force; a profile with TLS may come where a plain address is
     *     configured
     */
    public Optional<NorthboundChoice> choiceOf(StationId station) {
        return choices.next(station);
    }

    /**
     * Name of the operator: O of the station's certificates.
     *
     * @param station the station
     * @return CpoName or OrganizationName; empty if there is none
     */
    public String organisationOf(StationId station) {
        return choices.organisation(station);
    }

    /**
     * How often SignCertificate is repeated in OCPP 2.x while no certificate comes.
     *
     * @param station the station
     * @return CertSigningWaitMinimum and CertSigningRepeatTimes
     */
    public SignRetry retryOf(StationId station) {
        return choices.retry(station);
    }

    private Interceptor open(Session session) {
        Trial trial = new Trial(session, choices, changes, rules);
        return switch (session.version()) {
            case V1_5 ->
                new Interceptor() {
                    @Override
                    public Interests interests() {
                        return Interests.nothing();
                    }
                };
            case V1_6 -> configuration(session, trial);
            case V2_0_1, V2_1 ->
                new SettingsInterceptor201(
                        session.station(),
                        new GatewayVariables(choices, rules),
                        changes,
                        new NetworkChanges(choices, changes, rules.csms()),
                        trial);
        };
    }

    private Interceptor configuration(Session session, Trial trial) {
        StationId station = session.station();
        KnownKeys keys = known(station);
        GetConfiguration reading =
                new GetConfiguration(session, new GatewayKeys(choices, rules), keys, count -> rules.notes()
                        .accept(
                                station,
                                "the station is silent, " + count + " keys of its configuration are answered from"
                                        + " memory and may be stale"));
        return new SettingsInterceptor16(reading, new ChangeConfiguration(station, changes), keys, trial);
    }

    private synchronized KnownKeys known(StationId station) {
        KnownKeys keys = known.computeIfAbsent(station, id -> new KnownKeys());
        if (known.size() > MOST_STATIONS) {
            known.remove(known.keySet().iterator().next());
        }
        return keys;
    }
}
