// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.gateway.config.TransactionIds;
import io.ferrule.gateway.shedding.Shedding;
import io.ferrule.gateway.shedding.Stage;
import io.ferrule.model.StationId;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.SchemaCheck;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.ProxyBuilder;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.handshake.UpgradeRequest;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.intercept.ValidationInterceptor;
import io.ferrule.proxy.intercept.ValidationPlan;
import io.ferrule.proxy.silence.SilenceAlarm;
import io.ferrule.proxy.transactions.TransactionIdMending;
import io.ferrule.proxy.upstream.VirtualKeyStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Puts together the proxy of a gateway, so that it always asks for what holds now. */
final class ProxyOpening {

    private static final int UNAVAILABLE = 503;
    private static final String SHED_WAIT_SECONDS = "60";

    private final Configuration configuration;
    private final Clock clock;
    private final Optional<JournalRoom> journal;
    private final Shedding shedding;
    private final ShedAlarms alarms;
    private final Rooms rooms;
    private final FrameCheck check = new FrameCheck(new SchemaCheck());

    ProxyOpening(
            Configuration configuration,
            Clock clock,
            Optional<JournalRoom> journal,
            Shedding shedding,
            ShedAlarms alarms,
            Rooms rooms) {
        this.configuration = configuration;
        this.clock = clock;
        this.journal = journal;
        this.shedding = shedding;
        this.alarms = alarms;
        this.rooms = rooms;
    }

    Proxy open(ProxyListener listener, Optional<SilenceAlarm> silence) throws StartException {
        GatewayConfig config = configuration.rules().config();
        ProxyBuilder builder = Proxy.builder().listener(listener);
        rooms.guard(builder);
        silence.ifPresent(alarm -> builder.intercept("silence", OnFailure.FORWARD, alarm));
        configure(builder, config);
        rooms.power(builder);
        if (config.northbound().away().buffers()) {
            journal.ifPresent(room -> builder.intercept("visits", OnFailure.FORWARD, room.visits()::open)
                    .intercept("buffer", OnFailure.REJECT, room.interceptors()));
        }
        rooms.behalf().register(builder);
        try {
            return builder.start();
        } catch (IOException e) {
            throw Addresses.taken("southbound.listen", config.southbound().listen(), e);
        }
    }

    private void configure(ProxyBuilder builder, GatewayConfig config) {
        builder.listen(config.southbound().listen())
                .admission(rooms.turnstile(this::admit))
                .upstream(new CurrentUpstreams(configuration, rooms.behalf()))
                .intercept("transaction-ids", OnFailure.FORWARD, new TransactionIdMending(this::mendsIds))
                // Only an enforcing check decides while a message waits; an observing one looks afterwards.
                .intercept("validation", OnFailure.REJECT, this::validation)
                .intercept("serial-number", OnFailure.FORWARD, this::serialNumber)
                .observers(new CurrentObservers(configuration, shedding), virtualKeys())
                .limits(config.southbound().wire())
                .frameLimits(config.southbound().frames())
                .backoff(config.northbound().reconnect())
                .callTimeout(config.northbound().callTimeout())
                .ping(config.northbound().ping())
                .keepAlive(station -> configuration.rules().config().keepAlive(station))
                .duplicates(config.southbound().duplicates())
                .whenAway(config.northbound().away().mode())
                .clock(clock);
    }

    /** On disk where there is a journal. */
    private VirtualKeyStore virtualKeys() {
        return journal.map(room -> VirtualKeyStore.in(room.journal().stations()))
                .orElseGet(VirtualKeyStore::inMemory);
    }

    /** Who may come in at all comes first, so that a stranger is never told to come back. */
    private Admission admit(UpgradeRequest request) {
        Admission admission = configuration.rules().admission().admit(request);
        if (admission instanceof Admission.Admit && shedding.stage() == Stage.NEWCOMERS) {
            alarms.turnedAway();
            return new Admission.Refuse(
                    UNAVAILABLE, Map.of("Retry-After", SHED_WAIT_SECONDS), "memory is short, newcomers have to wait");
        }
        if (admission instanceof Admission.Admit admit) {
            return Enrolments.awaited(configuration, admit.station(), clock.instant())
                    .map(ProxyOpening::uncertified)
                    .orElse(admission);
        }
        return admission;
    }

    private static Admission uncertified(Duration wait) {
        return new Admission.Refuse(
                UNAVAILABLE,
                Map.of("Retry-After", Long.toString(wait.toSeconds())),
                "the station's first certificate is still to be issued, or has not begun");
    }

    private boolean mendsIds(StationId station) {
        return configuration.rules().config().transactionIds(station) == TransactionIds.MEND;
    }

    private Interceptor validation(Session session) {
        GatewayConfig config = configuration.rules().config();
        ValidationPlan plan = config.station(session.station())
                .map(StationSettings::validation)
                .orElse(config.validation());
        return ValidationInterceptor.factory(check, one -> plan).open(session);
    }

    private Interceptor serialNumber(Session session) {
        return configuration
                .rules()
                .config()
                .station(session.station())
                .flatMap(StationSettings::serial)
                .<Interceptor>map(serial -> new SerialNumber(serial, session.version()))
                .orElseGet(Bystander::new);
    }
}
