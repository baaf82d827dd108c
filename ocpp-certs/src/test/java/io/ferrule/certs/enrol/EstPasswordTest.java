// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.ThrowawayAuthority;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the password of an EST client goes out (RFC 7030): no more often than needed. */
class EstPasswordTest {

    @TempDir
    Path dir;

    private final Instant now = Instant.now();
    private final TestAuthority issuer = TestAuthority.root(
            Recipe.authority("CPO root").valid(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(90))),
            KeyType.EC_P256.generate());
    private final ThrowawayAuthority web = ThrowawayAuthority.create("Web root", Clock.systemUTC(), new SecureRandom());
    private EstServer server;

    EstPasswordTest() throws Exception {}

    @BeforeEach
    void start() throws Exception {
        EstServer.writePem(dir.resolve("ca.pem"), issuer.certificate());
        EstServer.writePem(dir.resolve("chain.pem"), issuer.certificate());
        new Issued(issuer.pair().getPrivate(), List.of(issuer.certificate())).writeKey(dir.resolve("ca.key"));
        server = new EstServer(dir, web.issueServer(List.of("localhost")), issuer.certificate());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Whoever has a certificate in use. */
    private EstClient certified() throws Exception {
        KeyPair old = KeyType.EC_P256.generate();
        X509Certificate inUse = issuer.issue(
                Recipe.station("SN-0001").valid(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(9))),
                old.getPublic());
        Issued own = new Issued(old.getPrivate(), List.of(inUse));
        return EstClient.at(server.address(), EnrolmentTls.context(List.of(web.root()), Optional.of(own)));
    }

    private static SigningRequest request() throws Exception {
        return SigningRequest.create(new StationSubject("Example CPO", "SN-0001"), KeyType.EC_P256.generate());
    }

    /** RFC 7030, 3.3.2: the certificate in use is enough. */
    @Test
    void keepsThePasswordToItselfAtARenewal() throws Exception {
        EnrolmentAnswer answer = certified().withPassword("CP001", "s3cret").renew(request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Issued.class);
        assertThat(server.credentials).hasSize(2).containsOnly("");
    }

    /** RFC 7030, 3.2.3. */
    @Test
    void givesThePasswordAtARenewalWhereTheServerAsksForIt() throws Exception {
        server.challenge = "Basic realm=\"stations\"";

        EnrolmentAnswer answer = certified().withPassword("CP001", "s3cret").renew(request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Issued.class);
        String basic = "Basic " + Base64.getEncoder().encodeToString("CP001:s3cret".getBytes(StandardCharsets.UTF_8));
        assertThat(server.credentials).containsExactly("", basic, "", basic);
    }

    @Test
    void doesNotGiveThePasswordToAServerThatAsksForSomethingElse() throws Exception {
        server.challenge = "Bearer";

        EnrolmentAnswer answer = certified().withPassword("CP001", "s3cret").renew(request());

        assertThat(answer).isEqualTo(new EnrolmentAnswer.Refused("the EST server answers 401"));
        assertThat(server.credentials).containsExactly("");
    }
}
