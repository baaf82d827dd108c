// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.enrol.EnrolmentAnswer;
import io.ferrule.certs.enrol.RenewalWindow;
import io.ferrule.certs.enrol.acme.FakeAcme.Canned;
import io.ferrule.certs.verify.LeafVerdict;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When an authority wants a certificate renewed, and how it hears what is replaced (RFC 9773). */
class RenewalInfoTest {

    private static final String WINDOW =
            "{\"suggestedWindow\":{\"start\":\"2027-01-03T00:00:00Z\",\"end\":\"2027-01-04T01:00:00+01:00\"}}";

    @TempDir
    private Path directory;

    private AcmeBench bench;
    private FakeAcme server;
    private X509Certificate inUse;

    @BeforeEach
    void start() throws Exception {
        bench = new AcmeBench(directory.resolve("acme"));
        server = bench.server;
        inUse = certificate(new byte[] {0x69, (byte) 0x88, 0x5b}, BigInteger.valueOf(0x87654321L));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private X509Certificate certificate(byte[] issuerKey, BigInteger serial) throws Exception {
        Recipe recipe = Recipe.station("SN-0001")
                .valid(AcmeBench.BEGIN, AcmeBench.END)
                .serial(serial)
                .with(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuerKey));
        return bench.root.issue(recipe, KeyType.EC_P256.generate().getPublic());
    }

    /** RFC 9773, 4.1, with the key identifier and the serial number of its example. */
    @Test
    void namesACertificateByTheKeyOfItsIssuerAndItsSerialNumber() throws Exception {
        byte[] issuerKey = HexFormat.of().parseHex("69885b6b87464041e1b37b847bd0ae2cde01c8d4");
        X509Certificate example = certificate(issuerKey, BigInteger.valueOf(0x87654321L));

        Optional<String> name = RenewalInfo.name(example);

        assertThat(name).contains("aYhba4dGQEHhs3uEe9CuLN4ByNQ.AIdlQyE");
    }

    /** RFC 9773, 4.2. */
    @Test
    void tellsTheWindowThatTheAuthoritySuggests() throws Exception {
        server.renewalInfo = WINDOW;

        Optional<RenewalWindow> window = bench.client().renewalWindow(inUse);

        assertThat(window)
                .contains(new RenewalWindow(
                        Instant.parse("2027-01-03T00:00:00Z"),
                        Instant.parse("2027-01-04T00:00:00Z"),
                        Duration.ofHours(6)));
        assertThat(server.seen).containsExactly("GET directory", "GET renewal/aYhb.AIdlQyE");
    }

    /** RFC 9773, 4.3. */
    @ParameterizedTest
    @CsvSource({"21600,21600", "1,60", "999999999,86400", "soon,21600"})
    void asksAgainWhenTheServerWantsWithinReason(String retryAfter, int seconds) throws Exception {
        server.renewalInfo = WINDOW;
        server.adds("renewal/aYhb.AIdlQyE", "Retry-After", retryAfter);

        Optional<RenewalWindow> window = bench.client().renewalWindow(inUse);

        assertThat(window).map(RenewalWindow::askAgain).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void knowsNoWindowWhereTheServerTellsNone() throws Exception {
        assertThat(bench.client().renewalWindow(inUse)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "no JSON",
                "{\"suggestedWindow\":{\"start\":\"2027-01-03T00:00:00Z\",\"end\":\"2027-01-03T00:00:00Z\"}}",
                "{\"suggestedWindow\":{\"start\":\"soon\",\"end\":\"2027-01-03T00:00:00Z\"}}"
            })
    void takesNonsenseForAFailureThatPasses(String answer) throws Exception {
        server.renewalInfo = answer;
        AcmeClient client = bench.client();

        assertThatThrownBy(() -> client.renewalWindow(inUse)).isInstanceOf(IOException.class);
    }

    /** RFC 9773, 5. */
    @Test
    void saysWhichCertificateTheNewOneReplaces() throws Exception {
        server.renewalInfo = WINDOW;

        EnrolmentAnswer answer = bench.client().replacing(inUse).renew(bench.request());

        assertThat(bench.verdict(answer)).isInstanceOf(LeafVerdict.Accepted.class);
        assertThat(server.wishes).singleElement().satisfies(wish -> assertThat(wish.string("/replaces"))
                .contains("aYhb.AIdlQyE"));
    }

    @Test
    void saysNothingOfItToAServerThatDoesNotAsk() throws Exception {
        bench.client().replacing(inUse).renew(bench.request());

        assertThat(server.wishes).singleElement().satisfies(wish -> assertThat(wish.has("/replaces"))
                .isFalse());
    }

    /** RFC 9773, 5 and 7.4: an order that a crash has cut off has replaced it already. */
    @Test
    void ordersAsIfItWereNewWhatHasBeenReplacedAlready() throws Exception {
        server.renewalInfo = WINDOW;
        server.answers("orders", 1, new Canned(409, "alreadyReplaced", "done", Map.of()));

        EnrolmentAnswer answer = bench.client().replacing(inUse).renew(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Issued.class);
        assertThat(server.wishes).singleElement().satisfies(wish -> assertThat(wish.has("/replaces"))
                .isFalse());
    }
}
