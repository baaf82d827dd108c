// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.certs.Trust;
import io.ferrule.certs.verify.LeafCase;
import io.ferrule.certs.verify.LeafHistory;
import io.ferrule.certs.verify.LeafPolicy;
import io.ferrule.certs.verify.LeafVerdict;
import io.ferrule.certs.verify.LeafVerifier;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Enrolment over RFC 7030 against a server whose certificates and PKCS#7 are made by openssl. */
class EstClientTest {

    private static final Instant BEGIN = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2099-12-31T23:59:59Z");
    private static final StationSubject SUBJECT = new StationSubject("Example CPO", "SN-0001");

    @TempDir
    Path dir;

    private final TestAuthority root = always("CPO root");
    private final TestAuthority issuer =
            root.below(Recipe.authority("CPO stations").valid(BEGIN, END));
    private final ThrowawayAuthority web = ThrowawayAuthority.create("Web root", Clock.systemUTC(), new SecureRandom());
    private final KeyPair pair = KeyType.EC_P256.generate();
    private EstServer server;

    EstClientTest() throws Exception {}

    @BeforeEach
    void start() throws Exception {
        EstServer.writePem(dir.resolve("ca.pem"), issuer.certificate());
        EstServer.writePem(dir.resolve("chain.pem"), root.certificate(), issuer.certificate());
        new Issued(issuer.pair().getPrivate(), List.of(issuer.certificate())).writeKey(dir.resolve("ca.key"));
        server = new EstServer(dir, web.issueServer(List.of("localhost")), root.certificate());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** RFC 7030, 4.1. */
    @Test
    void tellsTheAuthorities() throws Exception {
        List<X509Certificate> authorities = anonymous().authorities();

        assertThat(authorities).containsExactlyInAnyOrder(root.certificate(), issuer.certificate());
    }

    /** RFC 7030, 4.2.1 and 3.2.3. */
    @Test
    void enrolsWithAPasswordAndPassesTheSameChecksAsCertificateSigned() throws Exception {
        EnrolmentAnswer answer = anonymous().withPassword("CP001", "s3cret:ü").enrol(request());

        assertThat(verify(answer))
                .isInstanceOfSatisfying(
                        LeafVerdict.Accepted.class,
                        accepted -> assertThat(accepted.chain()).hasSize(2).contains(issuer.certificate()));
        assertThat(server.seen).containsExactly("simpleenroll CP001:s3cret:ü", "cacerts nobody");
    }

    /** RFC 7030, 4.2.2 and 3.3.2. */
    @Test
    void renewsWithTheCertificateInUse() throws Exception {
        EnrolmentAnswer answer = certified().renew(request());

        assertThat(verify(answer)).isInstanceOf(LeafVerdict.Accepted.class);
        assertThat(server.seen).startsWith("simplereenroll CN=SN-0001,O=Example CPO");
    }

    /** RFC 7030, 3.2.2. */
    @Test
    void putsALabelIntoThePath() throws Exception {
        URI labelled = server.address().resolve("/stations/");

        EstClient.at(labelled, tls()).authorities();

        assertThat(server.seen).containsExactly("stations/cacerts nobody");
    }

    /** RFC 7030, 4.2.3. */
    @ParameterizedTest
    @CsvSource({"3600,3600", "1,60", "999999999,86400", "soon,60", "'',60"})
    void waitsAsLongAsTheServerAsksWithinReason(String retryAfter, int seconds) throws Exception {
        server.answer(202, retryAfter, "");

        EnrolmentAnswer answer = anonymous().enrol(request());

        assertThat(answer).isEqualTo(new EnrolmentAnswer.Later(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void takesARefusalForFinal(int status) throws Exception {
        server.answer(status, "", "<script>");

        EnrolmentAnswer answer = anonymous().enrol(request());

        assertThat(answer).isEqualTo(new EnrolmentAnswer.Refused("the EST server answers " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 429, 500, 503})
    void takesEverythingElseForAFailureThatPasses(int status) throws Exception {
        server.answer(status, "", "");

        EnrolmentAnswer answer = anonymous().enrol(request());

        assertThat(answer).isEqualTo(new EnrolmentAnswer.Unavailable("the EST server answers " + status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "MIIB", "MIAGCSqGSIb3DQEHAqCAMIACAQExADALBgkqhkiG9w0BBwGgggAA"})
    void doesNotTakeNonsenseForACertificate(String body) throws Exception {
        server.answer(200, "", body);

        EnrolmentAnswer answer = anonymous().enrol(request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Unavailable.class);
    }

    @Test
    void givesUpOnAnEndlessAnswer() throws Exception {
        server.answer(200, "", "A".repeat(300_000));

        EnrolmentAnswer answer = anonymous().enrol(request());

        assertThat(answer).isEqualTo(new EnrolmentAnswer.Unavailable("no usable answer: IOException"));
    }

    @Test
    void doesNotTalkToAServerOfAnUnknownRootOrAnotherName() throws Exception {
        SSLContext stranger = EnrolmentTls.context(List.of(root.certificate()), Optional.empty());
        URI otherName = URI.create("https://127.0.0.1:" + server.address().getPort());

        EnrolmentAnswer unknown = EstClient.at(server.address(), stranger).enrol(request());
        EnrolmentAnswer misnamed = EstClient.at(otherName, tls()).enrol(request());

        assertThat(List.of(unknown, misnamed))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(EnrolmentAnswer.Unavailable.class));
        assertThat(server.seen).isEmpty();
    }

    @Test
    void saysThatNobodyIsThere() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        EstClient client = EstClient.at(URI.create("https://localhost:" + free), tls());

        EnrolmentAnswer answer = client.enrol(request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Unavailable.class);
        assertThatThrownBy(client::authorities).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://est.example.com", "est.example.com", "https:///x"})
    void speaksNothingButHttps(String address) {
        assertThatThrownBy(() -> EstClient.at(URI.create(address), tls()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://");
    }

    private EstClient anonymous() throws Exception {
        return EstClient.at(server.address(), tls());
    }

    private EstClient certified() throws Exception {
        KeyPair old = KeyType.RSA_2048.generate();
        X509Certificate inUse = root.issue(Recipe.station("SN-0001").valid(BEGIN, END), old.getPublic());
        Issued own = new Issued(old.getPrivate(), List.of(inUse));
        return EstClient.at(server.address(), EnrolmentTls.context(List.of(web.root()), Optional.of(own)));
    }

    private SSLContext tls() throws Exception {
        return EnrolmentTls.context(List.of(web.root()), Optional.empty());
    }

    private SigningRequest request() throws Exception {
        return SigningRequest.create(SUBJECT, pair);
    }

    private LeafVerdict verify(EnrolmentAnswer answer) {
        assertThat(answer).isInstanceOf(EnrolmentAnswer.Issued.class);
        LeafCase known = new LeafCase(
                SUBJECT,
                Map.of(1, pair.getPublic()),
                LeafHistory.none(),
                Trust.in(List.of(root.certificate())),
                Instant.now());
        return new LeafVerifier(LeafPolicy.standard())
                .verify(((EnrolmentAnswer.Issued) answer).certificateChain(), known);
    }

    private static TestAuthority always(String name) throws Exception {
        return TestAuthority.root(Recipe.authority(name).valid(BEGIN, END), KeyType.EC_P256.generate());
    }
}
