// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateFactsTest {

    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    private final SecureRandom random = new SecureRandom();

    @Test
    void tellsSubjectKeyAndDates() throws Exception {
        X509Certificate certificate = station();

        CertificateFacts facts = CertificateFacts.of(certificate);

        assertThat(facts.subject()).isEqualTo("CN=SN-0001,O=Example CPO");
        assertThat(facts.issuer()).startsWith("CN=Test root");
        assertThat(facts.key()).isEqualTo("EC 256");
        assertThat(facts.notAfter()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void findsNothingWrongWithAFreshCertificate() throws Exception {
        List<String> problems = CertificateFacts.problems(station(), NOW);

        assertThat(problems).isEmpty();
    }

    @Test
    void warnsInTheLastThirdOfTheLifeTime() throws Exception {
        List<String> problems = CertificateFacts.problems(station(), NOW.plus(Duration.ofDays(25)));

        assertThat(problems).singleElement().asString().startsWith("expires soon");
    }

    @Test
    void namesTheInstantOfExpiry() throws Exception {
        List<String> problems = CertificateFacts.problems(station(), NOW.plus(Duration.ofDays(31)));

        assertThat(problems).containsExactly("expired at 2026-02-14T12:00:00Z");
    }

    @Test
    void namesTheInstantOfTheFirstValidity() throws Exception {
        List<String> problems = CertificateFacts.problems(station(), NOW.minus(Duration.ofDays(1)));

        assertThat(problems).containsExactly("is not valid before 2026-01-15T11:55:00Z");
    }

    @Test
    void tellsAKeyFromAnotherStationsKey() throws Exception {
        ThrowawayAuthority authority = authority();
        Issued one = authority.issueClient("SN-0001", "Example CPO");
        Issued other = authority.issueClient("SN-0002", "Example CPO");

        boolean own = CertificateFacts.matches(one.key(), one.chain().get(0));
        boolean foreign = CertificateFacts.matches(one.key(), other.chain().get(0));

        assertThat(own).isTrue();
        assertThat(foreign).isFalse();
    }

    @Test
    void issuesServersWithNamesAndAddresses() throws Exception {
        ThrowawayAuthority authority = authority();

        X509Certificate certificate =
                authority.issueServer(List.of("localhost", "127.0.0.1")).chain().get(0);

        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
        certificate.verify(authority.root().getPublicKey());
    }

    private X509Certificate station() throws Exception {
        return authority().issueClient("SN-0001", "Example CPO").chain().get(0);
    }

    private ThrowawayAuthority authority() throws Exception {
        return ThrowawayAuthority.create("Test root", Clock.fixed(NOW, ZoneOffset.UTC), random);
    }
}
