// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.certs.rollout.Canary;
import io.ferrule.certs.roots.RootPolicy;
import io.ferrule.certs.verify.EffectRules;
import io.ferrule.certs.verify.LeafPolicy;
import io.ferrule.certs.verify.LeafTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Certificates on the stations' behalf.
 *
 * @param store where they are kept
 * @param mode whose certificate a CSMS sees
 * @param onBehalf whether the gateway answers the CSMS about certificates, security settings and logs in the stations' place
 * @param events which CSMSs of OCPP 1.6 are told of security events
 * @param leaf how a certificate for a station is judged
 * @param roots how a new root is judged
 * @param requests what certificates are asked for
 * @param grace how long a station's calls wait while its upstream changes its certificate
 * @param canary which stations go first with a certificate of a new kind; empty where all go at once
 * @param logUpload where logs may be uploaded to
 * @param enrolment an authority that gives certificates without the CSMS
 */
public record CertificateSettings(
        StoreSettings store,
        IdentityMode mode,
        boolean onBehalf,
        EventAudience events,
        LeafPolicy leaf,
        RootPolicy roots,
        RequestSettings requests,
        Duration grace,
        Optional<Canary> canary,
        LogUploadSettings logUpload,
        Optional<EnrolmentSettings> enrolment) {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final int CANARY_PERCENT = 5;
    private static final Duration CANARY_HOLD = Duration.ofHours(1);

    /**
     * What holds where nothing is configured.
     *
     * @param dataDir directory for durable state
     * @return the defaults
     */
    public static CertificateSettings below(Path dataDir) {
        return new CertificateSettings(
                StoreSettings.below(dataDir),
                IdentityMode.STATION,
                true,
                EventAudience.WHEN_KNOWN,
                LeafPolicy.standard(),
                RootPolicy.standard(),
                RequestSettings.defaults(),
                GRACE,
                Optional.empty(),
                LogUploadSettings.defaults(),
                Optional.empty());
    }

    /**
     * The authority, if it is one that goes by DNS names.
     *
     * @return its settings, or empty if there is none or it speaks EST
     */
    public Optional<AcmeSettings> acme() {
        return enrolment.filter(AcmeSettings.class::isInstance).map(AcmeSettings.class::cast);
    }

    static CertificateSettings read(Section section, Source source, Path dataDir) {
        Duration skew = section.value("clock-skew-seconds", Values.seconds(0, 86_400))
                .orElse(LeafPolicy.standard().skew());
        return new CertificateSettings(
                StoreSettings.read(section, source, dataDir),
                section.value("identity-mode", Values.word(IdentityMode.class)).orElse(IdentityMode.STATION),
                section.value("on-behalf", Values::onOrOff).orElse(true),
                section.value("security-events", Values.word(EventAudience.class))
                        .orElse(EventAudience.WHEN_KNOWN),
                leaf(section, skew),
                roots(section, skew),
                RequestSettings.read(section),
                GRACE,
                section.section("canary").map(CertificateSettings::canary),
                section.section("log-upload").map(LogUploadSettings::read).orElseGet(LogUploadSettings::defaults),
                section.section("enrolment").flatMap(block -> EnrolmentSettings.read(block, source)));
    }

    /** Two of its keys stand in the block of the CSMS, because they were promised there. */
    CertificateSettings with(Section northbound) {
        Optional<String> organisation = northbound.value("organisation", RequestSettings::organisation);
        Duration given = northbound
                .value("rotation-grace-seconds", Values.seconds(1, 3_600))
                .orElse(GRACE);
        return new CertificateSettings(
                store,
                mode,
                onBehalf,
                events,
                leaf,
                roots,
                requests.of(organisation),
                given,
                canary,
                logUpload,
                enrolment);
    }

    private static Canary canary(Section section) {
        return new Canary(
                section.value("share", Values::percent).orElse(CANARY_PERCENT),
                section.value("hold", Values::time).orElse(CANARY_HOLD));
    }

    private static LeafPolicy leaf(Section section, Duration skew) {
        LeafPolicy usual = LeafPolicy.standard();
        return new LeafPolicy(
                section.value("rules", CertificateSettings::rules).orElse(usual.rules()),
                section.value("leaf-trust", Values.word(LeafTrust.class)).orElse(usual.trust()),
                section.value("max-chain-size", Values.number(1, LeafPolicy.MAX_CHAIN_CHARS))
                        .orElse(usual.maxChainChars()),
                skew,
                section.value("sort-chain", Values::flag).orElse(usual.sortChain()),
                usual.plausibleSince());
    }

    private static RootPolicy roots(Section section, Duration skew) {
        RootPolicy usual = RootPolicy.standard();
        return new RootPolicy(
                section.value("additional-root-check", Values::flag).orElse(usual.additionalRootCheck()),
                section.value("store-max", Values.number(1, 1_000)).orElse(usual.storeMax()),
                usual.maxChars(),
                skew,
                usual.plausibleSince());
    }

    private static EffectRules rules(String word) {
        return Values.oneOf(Arrays.stream(EffectRules.values())
                        .map(EffectRules::word)
                        .toList())
                .andThen(known -> EffectRules.named(known).orElseThrow())
                .apply(word);
    }
}
