// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.config.AcmeSettings;
import io.ferrule.gateway.config.CertificateSettings;
import io.ferrule.gateway.config.EstSettings;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.gateway.identity.Enroller;
import io.ferrule.gateway.identity.EnrolmentDoor;
import io.ferrule.gateway.identity.EstDoor;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Gets listed stations their certificates from the authority that the configuration names. A station that is not listed gets
 * none: where admission is open anybody could ask in anybody's name.
 */
final class Enrolments implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Configuration configuration;
    private final OnBehalf behalf;
    private final Enroller enroller;
    private final Optional<AcmeRoom> acme;
    /** A thread of its own, because an authority may take its time. */
    private final Housekeeping thread = new Housekeeping();

    private Enrolments(Configuration configuration, OnBehalf behalf, Enroller enroller, Optional<AcmeRoom> acme) {
        this.configuration = configuration;
        this.behalf = behalf;
        this.enroller = enroller;
        this.acme = acme;
    }

    static Optional<Enrolments> begin(Configuration configuration, OnBehalf behalf, Clock clock) throws StartException {
        CertificateSettings settings = configuration.rules().config().certificates();
        if (settings.enrolment().isEmpty()) {
            return Optional.empty();
        }
        Optional<AcmeRoom> acme = Optional.empty();
        EnrolmentDoor door;
        if (settings.enrolment().get() instanceof AcmeSettings authority) {
            AcmeRoom room = AcmeRoom.open(authority, settings.store());
            acme = Optional.of(room);
            door = room.door();
        } else {
            door = new EstDoor((EstSettings) settings.enrolment().get());
        }
        Enroller enroller = new Enroller(configuration.identities().store(), settings, door, clock);
        Enrolments enrolments = new Enrolments(configuration, behalf, enroller, acme);
        enrolments.thread.every(LOOK, "enrolment", enrolments::look);
        return Optional.of(enrolments);
    }

    private void look() {
        GatewayConfig config = configuration.rules().config();
        if (!config.northbound().profile().tls()) {
            return;
        }
        for (StationSettings station : config.stations()) {
            String holder = configuration.identities().holder(station.id());
            boolean fresh = config.enrolmentName(station.id())
                    .filter(name -> enroller.look(holder, name))
                    .isPresent();
            if (fresh) {
                behalf.refresh(station.id());
            }
        }
    }

    /**
     * How long a station has to wait outside for its first certificate: until the authority has issued it, or until it begins. Let
     * in before, the station would be thrown out again, since nothing could be dialled with.
     */
    static Optional<Duration> awaited(Configuration configuration, StationId station, Instant now) {
        GatewayConfig config = configuration.rules().config();
        if (config.northbound().profile() != SecurityProfile.TLS_CLIENT_CERTIFICATE) {
            return Optional.empty();
        }
        Optional<Instant> from = configuration.identities().showsFrom(station);
        if (from.isEmpty()) {
            return config.certificates().enrolment().map(authority -> LOOK);
        }
        return from.filter(now::isBefore).map(begin -> {
            Duration wait = Duration.between(now, begin).plusSeconds(1);
            return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        });
    }

    @Override
    public void close() {
        thread.close();
        acme.ifPresent(AcmeRoom::close);
    }
}
