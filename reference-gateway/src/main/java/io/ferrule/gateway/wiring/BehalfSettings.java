// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.intercept.LifeSettings;
import io.ferrule.certs.intercept.Means;
import io.ferrule.certs.intercept.Naming;
import io.ferrule.certs.intercept.Renewal;
import io.ferrule.certs.intercept.SignRetry;
import io.ferrule.certs.intercept.Switching;
import io.ferrule.certs.intercept.log.UploadPlaces;
import io.ferrule.certs.intercept.log.UploadSettings;
import io.ferrule.certs.intercept.settings.SettingsRules;
import io.ferrule.certs.intercept.settings.StationMaterial;
import io.ferrule.certs.rollout.Rollouts;
import io.ferrule.gateway.config.CertificateSettings;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.IdentityMode;
import io.ferrule.gateway.config.LogUploadSettings;
import io.ferrule.gateway.config.RequestSettings;
import io.ferrule.gateway.config.Trust;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The settings of the engines that act in the stations' place, made of a gateway's configuration. */
record BehalfSettings(Configuration configuration) {

    /** How much a station's security log may take. */
    static final long LOG_BYTES = 1_048_576;

    private static final List<String> FILE_TRANSFER = List.of("HTTPS", "HTTP", "FTP");

    LifeSettings life(
            Means means,
            Predicate<StationId> shows,
            Function<StationId, Optional<String>> organisation,
            BiFunction<StationId, OcppVersion, SignRetry> retry,
            Optional<Rollouts> rollouts) {
        CertificateSettings settings = config().certificates();
        RequestSettings requests = settings.requests();
        // Where an authority gives certificates, the gateway asks that and not the CSMS.
        Renewal renewal = Renewal.standard()
                .withKeyType(requests.keyType())
                .withRetry(retry)
                .withRule(settings.enrolment().isPresent() ? Optional.empty() : Optional.of(requests.renewal()));
        Switching switching = Switching.standard().withShows(shows).withGrace(settings.grace());
        return LifeSettings.of(naming(organisation), means)
                .withLeaves(settings.leaf())
                .withRoots(settings.roots())
                .withRenewal(renewal)
                .withSwitching(rollouts.map(switching::withRollouts).orElse(switching));
    }

    UploadSettings uploads(Executor executor) {
        LogUploadSettings settings = config().certificates().logUpload();
        return UploadSettings.of(executor)
                .withPlaces(new UploadPlaces(settings.schemes(), settings.hosts(), settings.networks()))
                .withRefusals((station, why) -> LifeAlarms.note(station, "log not uploaded: " + why));
    }

    private Naming naming(Function<StationId, Optional<String>> organisation) {
        RequestSettings requests = config().certificates().requests();
        Naming naming = Naming.of("")
                .withOrganisation(organisation)
                .withRule(requests.commonName())
                .withSerial(this::serial);
        boolean shared = config().certificates().mode() == IdentityMode.GATEWAY;
        return shared ? naming.withGateway(new StationId(IdentityMode.SHARED)) : naming;
    }

    private Optional<String> serial(StationId station) {
        return config().serial(station);
    }

    SettingsRules rules(Clock clock, Executor executor) {
        CertificateSettings settings = config().certificates();
        return new SettingsRules(
                station -> configuration.rules().upstreams().configured(station),
                url -> IdentityUrl.samePlace(url, config().northbound().url()),
                station -> config().certificates().requests().organisation().orElse(""),
                material(StationMaterial.in(configuration.identities().store(), clock)),
                new SettingsRules.CertificateLimits(
                        settings.roots().additionalRootCheck(),
                        settings.leaf().maxChainChars(),
                        settings.roots().storeMax()),
                FILE_TRANSFER,
                settings.grace(),
                executor,
                LifeAlarms::note);
    }

    /** The store knows stations by their holders. */
    private StationMaterial material(StationMaterial store) {
        return new StationMaterial() {
            @Override
            public int roots(StationId station) {
                return store.roots(holder(station));
            }

            @Override
            public boolean csmsRoot(StationId station) {
                boolean system = config().northbound().trust() instanceof Trust.SystemRoots;
                return system || store.csmsRoot(holder(station));
            }

            @Override
            public boolean validCertificate(StationId station) {
                return store.validCertificate(holder(station));
            }
        };
    }

    private StationId holder(StationId station) {
        return new StationId(configuration.identities().holder(station));
    }

    private GatewayConfig config() {
        return configuration.rules().config();
    }
}
