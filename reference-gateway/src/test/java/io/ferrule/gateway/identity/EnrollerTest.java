// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.StationDnsName;
import io.ferrule.certs.StationName;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.certs.enrol.Enrolment;
import io.ferrule.certs.enrol.EnrolmentAnswer;
import io.ferrule.certs.enrol.RenewalWindow;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.Rotation;
import io.ferrule.certs.verify.EffectRules;
import io.ferrule.gateway.config.CertificateSettings;
import io.ferrule.proxy.testing.MutableClock;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of keys when an authority answers, whatever it speaks. */
class EnrollerTest {

    private static final StationName SUBJECT = new StationSubject("Example CPO", "SN-0001");
    private static final StationName DNS_NAME = new StationDnsName("Example CPO", "sn-0001.example.internal");

    @TempDir
    private Path directory;

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final List<SigningRequest> asked = new ArrayList<>();
    private ThrowawayAuthority authority;
    private CertificateSettings settings;
    private IdentityStore store;
    private Optional<RenewalWindow> suggested = Optional.empty();
    private int renewals;

    @BeforeEach
    void open() throws Exception {
        authority = ThrowawayAuthority.create("Root", clock, new SecureRandom());
        settings = CertificateSettings.below(directory);
        store = StoreOpening.open(settings.store(), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Enroller enroller(List<X509Certificate> authorities, Function<SigningRequest, EnrolmentAnswer> answers) {
        Enrolment enrolment = new Enrolment() {
            @Override
            public List<X509Certificate> authorities() {
                return authorities;
            }

            @Override
            public EnrolmentAnswer enrol(SigningRequest request) {
                asked.add(request);
                return answers.apply(request);
            }

            @Override
            public EnrolmentAnswer renew(SigningRequest request) {
                renewals++;
                return enrol(request);
            }
        };
        EnrolmentDoor door = new EnrolmentDoor() {
            @Override
            public Enrolment first() {
                return enrolment;
            }

            @Override
            public Enrolment next(Issued own) {
                return enrolment;
            }

            @Override
            public Optional<RenewalWindow> window(X509Certificate inUse) {
                return suggested;
            }
        };
        return new Enroller(store, settings, door, clock);
    }

    private EnrolmentAnswer signed(SigningRequest request) {
        try {
            return new EnrolmentAnswer.Issued(PemFiles.text(List.of(authority.sign(request))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private EnrolmentAnswer signedForAnotherKey() {
        try {
            return signed(SigningRequest.create(SUBJECT, KeyType.EC_P256.generate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsWhatNamesTheStationAndLeadsToARootOfTheAuthority() throws Exception {
        boolean fresh = enroller(List.of(authority.root()), this::signed).look("CP001", SUBJECT);

        assertThat(fresh).isTrue();
        assertThat(store.station("CP001").candidate()).isPresent();
    }

    @Test
    void givesUpTheKeyWhereTheCertificateIsForAnother() throws Exception {
        boolean fresh = enroller(List.of(authority.root()), request -> signedForAnotherKey())
                .look("CP001", SUBJECT);

        assertThat(fresh).isFalse();
        assertThat(store.station("CP001").generations()).isEmpty();
    }

    /** RFC 8555, 7.4: O and CN alone are not the name that was ordered. */
    @Test
    void givesUpTheKeyWhereTheCertificateLacksTheNameThatWasOrdered() throws Exception {
        boolean fresh = enroller(List.of(authority.root()), this::signed).look("CP001", DNS_NAME);

        assertThat(fresh).isFalse();
        assertThat(asked).singleElement().satisfies(request -> assertThat(request.dnsNames())
                .containsExactly("sn-0001.example.internal"));
        assertThat(store.station("CP001").generations()).isEmpty();
    }

    @Test
    void believesNobodyWhereNoAuthorityIsNamed() throws Exception {
        boolean fresh = enroller(List.of(), this::signed).look("CP001", SUBJECT);

        assertThat(fresh).isFalse();
        assertThat(store.station("CP001").generations()).isEmpty();
    }

    @Test
    void asksAgainForTheSameKeyWhenTheAuthorityWantedTime() throws Exception {
        Enroller enroller = enroller(
                List.of(authority.root()),
                request -> asked.size() == 1 ? new EnrolmentAnswer.Later(Duration.ofMinutes(5)) : signed(request));
        enroller.look("CP001", SUBJECT);
        boolean early = enroller.look("CP001", SUBJECT);
        clock.advance(Duration.ofMinutes(5));

        boolean fresh = enroller.look("CP001", SUBJECT);

        assertThat(early).isFalse();
        assertThat(fresh).isTrue();
        assertThat(asked).hasSize(2);
        assertThat(store.station("CP001").candidate().orElseThrow().number()).isEqualTo(1);
    }

    /** RFC 7030, 4.2.3, and the order of an ACME server that is for this key. */
    @Test
    void asksAgainForTheSameKeyAfterARestart() throws Exception {
        enroller(List.of(), request -> new EnrolmentAnswer.Later(Duration.ofMinutes(5)))
                .look("CP001", SUBJECT);
        store.close();
        store = StoreOpening.open(settings.store(), clock);

        boolean fresh = enroller(List.of(authority.root()), this::signed).look("CP001", SUBJECT);

        assertThat(fresh).isTrue();
        assertThat(asked.get(1).keyFingerprint()).isEqualTo(asked.get(0).keyFingerprint());
        assertThat(store.station("CP001").generations()).hasSize(1);
    }

    /** RFC 9773, 4.2: an authority that is about to revoke what it has issued moves the window into the past. */
    @Test
    void renewsAtOnceWhatItsAuthorityWantsRenewed() throws Exception {
        Enroller enroller = enroller(List.of(authority.root()), this::signed);
        enroller.look("CP001", SUBJECT);
        new Rotation(store).commit("CP001", 1, EffectRules.CURRENT);
        Instant past = clock.instant().minus(Duration.ofDays(1));
        suggested = Optional.of(new RenewalWindow(past, past.plusSeconds(60), Duration.ofHours(6)));

        boolean fresh = enroller.look("CP001", SUBJECT);

        assertThat(fresh).isTrue();
        assertThat(store.station("CP001").candidate().orElseThrow().number()).isEqualTo(2);
    }

    /** RFC 7030, 4.2.2: only a certificate that is valid authenticates a renewal. */
    @Test
    void beginsAnewWhereTheCertificateInUseHasExpired() throws Exception {
        enroller(List.of(authority.root()), this::signed).look("CP001", SUBJECT);
        new Rotation(store).commit("CP001", 1, EffectRules.CURRENT);
        clock.advance(Duration.ofDays(31));
        authority = ThrowawayAuthority.create("Next root", clock, new SecureRandom());

        boolean fresh = enroller(List.of(authority.root()), this::signed).look("CP001", SUBJECT);

        assertThat(fresh).isTrue();
        assertThat(renewals).isZero();
    }

    @Test
    void doublesItsWaitsWhenItIsRefused() throws Exception {
        Enroller enroller = enroller(List.of(), request -> new EnrolmentAnswer.Refused("no"));
        enroller.look("CP001", SUBJECT);
        clock.advance(Duration.ofMinutes(1));
        enroller.look("CP001", SUBJECT);
        clock.advance(Duration.ofMinutes(1));

        enroller.look("CP001", SUBJECT);

        assertThat(asked).hasSize(2);
        assertThat(store.station("CP001").generations()).isEmpty();
    }
}
