// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.internal.PemText;
import io.ferrule.certs.store.FaultyStore;
import io.ferrule.proxy.testing.Outcome;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that may be wrong with a CertificateSigned, as messages (A02.FR.06, A00.FR.501 to 514): each is refused for its
 * own reason, nothing on disk changes, and the old certificate goes on being used.
 */
class BadCertificateTest {

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path dir;

    private LifeBench bench;

    /** Makes what the CSMS sends instead of a good chain. */
    private interface Spoil {
        String chain(LifeBench bench, String csr) throws Exception;
    }

    private interface Change {
        Recipe of(Recipe recipe);
    }

    @BeforeEach
    void open() throws Exception {
        bench = new LifeBench(dir).enrolled().connected();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<Arguments> badProperties() {
        return Stream.of(
                property(
                        "expired",
                        Refusal.EXPIRED,
                        recipe -> recipe.valid(NOW.minus(DAY.multipliedBy(2)), NOW.minus(DAY))),
                property(
                        "tomorrow",
                        Refusal.NOT_YET_VALID,
                        recipe -> recipe.valid(NOW.plus(DAY), NOW.plus(DAY.plus(DAY)))),
                property("other CN", Refusal.COMMON_NAME, recipe -> names(recipe, "Example CPO", "SN-0002")),
                property("empty CN", Refusal.COMMON_NAME, recipe -> names(recipe, "Example CPO", "")),
                property(
                        "CN with a confusable", Refusal.COMMON_NAME, recipe -> names(recipe, "Example CPO", "SΝ-0001")),
                property(
                        "URL as CN",
                        Refusal.COMMON_NAME_IS_ADDRESS,
                        recipe -> names(recipe, "Example CPO", "wss://a/b")),
                property(
                        "IP as CN", Refusal.COMMON_NAME_IS_ADDRESS, recipe -> names(recipe, "Example CPO", "10.0.0.1")),
                property("no O", Refusal.ORGANISATION, recipe -> recipe.subject(BCStyle.CN, "SN-0001")),
                property("other O", Refusal.ORGANISATION, recipe -> names(recipe, "Other CPO", "SN-0001")),
                property("authority", Refusal.AUTHORITY, Recipe::asAuthority),
                property("no digitalSignature", Refusal.KEY_USAGE, recipe -> recipe.usage(KeyUsage.keyAgreement)),
                property(
                        "for servers only",
                        Refusal.EXTENDED_KEY_USAGE,
                        recipe -> recipe.purpose(KeyPurposeId.id_kp_serverAuth)),
                property("unknown critical", Refusal.UNKNOWN_CRITICAL_EXTENSION, Recipe::unknownCritical),
                property("negative serial", Refusal.SERIAL_NUMBER, recipe -> recipe.serial(BigInteger.valueOf(-5))),
                property("serial of 21 bytes", Refusal.SERIAL_NUMBER, recipe -> recipe.serial(BigInteger.TWO.pow(161))),
                property("SHA-1", Refusal.WEAK_SIGNATURE, recipe -> recipe.signature("SHA1withECDSA")));
    }

    /** A NUL never comes as far as this: such a frame is refused as a whole. */
    static Stream<Arguments> badTexts() {
        return Stream.of(
                text("empty", Refusal.EMPTY, pem -> ""),
                text("10001 characters", Refusal.TOO_LONG, pem -> pem + "\n".repeat(10_001 - pem.length())),
                text("no armour", Refusal.NOT_PEM, pem -> pem.replaceAll("-----[A-Z ]+-----\n", "")),
                text("cut", Refusal.TRUNCATED, pem -> pem.substring(0, pem.length() / 2)),
                text(
                        "another label",
                        Refusal.FOREIGN_BLOCK,
                        pem -> pem.replace(" CERTIFICATE", " TRUSTED CERTIFICATE")),
                text("old label", Refusal.FOREIGN_BLOCK, pem -> pem.replace(" CERTIFICATE", " X509 CERTIFICATE")),
                text("no base64", Refusal.UNREADABLE_CERTIFICATE, pem -> pem.replaceFirst("\nMII", "\nM*I")),
                text(
                        "private key",
                        Refusal.PRIVATE_KEY_INSIDE,
                        pem -> pem + PemText.block("PRIVATE KEY", new byte[] {1})));
    }

    static Stream<Arguments> badChains() {
        return Stream.of(
                chain(
                        "other key",
                        Refusal.UNKNOWN_KEY,
                        (bench, csr) -> Recipe.pem(bench.root.issue(
                                Recipe.station("SN-0001"),
                                KeyType.EC_P256.generate().getPublic()))),
                chain("unknown authority", Refusal.UNKNOWN_ISSUER, (bench, csr) -> TestAuthority.root("Stranger")
                        .issuePem(Recipe.station("SN-0001"), Received.key(csr))),
                chain(
                        "expired issuer",
                        Refusal.ISSUER_NOT_VALID,
                        (bench, csr) -> through(
                                bench.root.below(
                                        Recipe.authority("Old").valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY))),
                                csr)),
                chain("missing issuer", Refusal.UNKNOWN_ISSUER, (bench, csr) -> bench.root
                        .below("Hidden")
                        .issuePem(Recipe.station("SN-0001"), Received.key(csr))),
                chain("path too long", Refusal.PATH_TOO_LONG, BadCertificateTest::tooDeep),
                chain(
                        "name constraint",
                        Refusal.NAME_CONSTRAINT,
                        (bench, csr) -> through(
                                bench.root.below(
                                        Recipe.authority("Others").onlyBelow(Recipe.name(BCStyle.O, "Other CPO"))),
                                csr)),
                chain(
                        "issuer is a station",
                        Refusal.NOT_AN_AUTHORITY,
                        (bench, csr) -> through(bench.root.below(Recipe.station("SN-0002")), csr)),
                chain("six certificates", Refusal.TOO_MANY_CERTIFICATES, BadCertificateTest::six));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"badProperties", "badTexts", "badChains"})
    void refusesEachForItsOwnReasonAndChangesNothing(String name, Refusal reason, Spoil spoil) throws Exception {
        // TC_077_CS, OCPP 2.0.1 part 6, TC_A_14: Rejected, InvalidChargePointCertificate, no new request by itself.
        String csr = bench.asked();
        Map<String, String> before = FaultyStore.snapshot(dir);

        Outcome outcome = bench.certificateSigned(spoil.chain(bench, csr));
        Outcome later = bench.pass(Duration.ofHours(13));

        assertThat(outcome.toCsms()).containsExactly("[3,\"o2\",{\"status\":\"Rejected\"}]");
        assertThat(outcome.toStation()).isEmpty();
        assertThat(bench.raised).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(SecurityEventType.INVALID_STATION_CERTIFICATE);
            assertThat(event.techInfo()).startsWith(reason.sentence()).hasSizeLessThanOrEqualTo(255);
        });
        assertThat(later.toCsms()).isEmpty();
        assertThat(FaultyStore.snapshot(dir)).isEqualTo(before);
        assertThat(bench.dials()).isEqualTo(1);
    }

    private static Recipe names(Recipe recipe, String organisation, String commonName) {
        return recipe.subject(BCStyle.O, organisation, BCStyle.CN, commonName);
    }

    private static String through(TestAuthority issuer, String csr) throws Exception {
        return issuer.issuePem(Recipe.station("SN-0001"), Received.key(csr)) + Recipe.pem(issuer.certificate());
    }

    private static String tooDeep(LifeBench bench, String csr) throws Exception {
        TestAuthority last = bench.root.below(Recipe.authority("Last").pathLength(0));
        return through(last.below("Too deep"), csr) + Recipe.pem(last.certificate());
    }

    private static String six(LifeBench bench, String csr) throws Exception {
        StringBuilder chain = new StringBuilder(bench.sign(csr));
        for (int i = 0; i < 5; i++) {
            chain.append(Recipe.pem(bench.root.below("CA " + i).certificate()));
        }
        return chain.toString();
    }

    private static Arguments property(String name, Refusal reason, Change change) {
        return chain(name, reason, (bench, csr) -> bench.sign(csr, change.of(Recipe.station("SN-0001"))));
    }

    private static Arguments text(String name, Refusal reason, UnaryOperator<String> change) {
        return chain(name, reason, (bench, csr) -> change.apply(bench.sign(csr)));
    }

    private static Arguments chain(String name, Refusal reason, Spoil spoil) {
        return Arguments.of(name, reason, spoil);
    }
}
