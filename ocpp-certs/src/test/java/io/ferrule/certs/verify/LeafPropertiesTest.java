// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.TestAuthority;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a station's certificate must be like (OCPP 2.0.1 part 2, A00.FR.404, 405, 501 to 514 and A02.FR.06). */
class LeafPropertiesTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final LeafBench bench = new LeafBench();

    LeafPropertiesTest() throws Exception {}

    static Stream<Arguments> badProperties() {
        return Stream.of(
                bad("expired", Refusal.EXPIRED, recipe -> recipe.valid(NOW.minus(DAY.multipliedBy(2)), NOW.minus(DAY))),
                bad("expires now", Refusal.EXPIRED, recipe -> recipe.valid(NOW.minus(DAY), NOW)),
                bad("tomorrow", Refusal.NOT_YET_VALID, recipe -> recipe.valid(NOW.plus(DAY), NOW.plus(DAY.plus(DAY)))),
                bad("other CN", Refusal.COMMON_NAME, recipe -> subject(recipe, "Example CPO", "SN-0002")),
                bad("CN with a confusable", Refusal.COMMON_NAME, recipe -> subject(recipe, "Example CPO", "SΝ-0001")),
                bad("CN with a blank", Refusal.COMMON_NAME, recipe -> subject(recipe, "Example CPO", "SN-0001 ")),
                bad("no CN", Refusal.COMMON_NAME, recipe -> recipe.subject(BCStyle.O, "Example CPO")),
                bad("empty CN", Refusal.COMMON_NAME, recipe -> subject(recipe, "Example CPO", "")),
                bad("two CN", Refusal.COMMON_NAME, LeafPropertiesTest::twoNames),
                bad("URL as CN", Refusal.COMMON_NAME_IS_ADDRESS, recipe -> subject(recipe, "Example CPO", "ws://a/b")),
                bad("IP as CN", Refusal.COMMON_NAME_IS_ADDRESS, recipe -> subject(recipe, "Example CPO", "10.0.0.1")),
                bad("no O", Refusal.ORGANISATION, recipe -> recipe.subject(BCStyle.CN, "SN-0001")),
                bad("other O", Refusal.ORGANISATION, recipe -> subject(recipe, "Example CPO 2", "SN-0001")),
                bad("authority", Refusal.AUTHORITY, Recipe::asAuthority),
                bad("no digitalSignature", Refusal.KEY_USAGE, recipe -> recipe.usage(KeyUsage.keyAgreement)),
                bad(
                        "for servers only",
                        Refusal.EXTENDED_KEY_USAGE,
                        recipe -> recipe.purpose(KeyPurposeId.id_kp_serverAuth)),
                bad("unknown critical", Refusal.UNKNOWN_CRITICAL_EXTENSION, Recipe::unknownCritical),
                bad("negative serial", Refusal.SERIAL_NUMBER, recipe -> recipe.serial(BigInteger.valueOf(-5))),
                bad("no serial", Refusal.SERIAL_NUMBER, recipe -> recipe.serial(BigInteger.ZERO)),
                bad("long serial", Refusal.SERIAL_NUMBER, recipe -> recipe.serial(BigInteger.TWO.pow(161))),
                bad("SHA-1", Refusal.WEAK_SIGNATURE, recipe -> recipe.signature("SHA1withECDSA")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badProperties")
    void refusesEachBadPropertyForItsOwnReason(String name, Refusal reason, UnaryOperator<Recipe> spoil)
            throws Exception {
        Recipe recipe = spoil.apply(bench.good());

        Refusal refusal = bench.refused(bench.chain(recipe));

        assertThat(refusal).isEqualTo(reason);
    }

    static Stream<Arguments> goodProperties() {
        return Stream.of(
                good("plain", recipe -> recipe),
                good("no key usage", recipe -> recipe.without(Extension.keyUsage)),
                good("no basic constraints", recipe -> recipe.without(Extension.basicConstraints)),
                good("for clients", recipe -> recipe.purpose(KeyPurposeId.id_kp_clientAuth)),
                good("for anything", recipe -> recipe.purpose(KeyPurposeId.anyExtendedKeyUsage)),
                good("until 9999", recipe -> recipe.valid(NOW.minus(DAY), Instant.parse("9999-12-31T23:59:59Z"))),
                good("beyond 2050", recipe -> recipe.valid(NOW.minus(DAY), Instant.parse("2055-01-01T00:00:00Z"))),
                good("serial of 20 bytes", recipe -> recipe.serial(BigInteger.TWO.pow(158))),
                good(
                        "O as the second",
                        recipe -> recipe.subject(
                                BCStyle.O, "Parent Ltd", BCStyle.O, "Example CPO", BCStyle.CN, "SN-0001")),
                good("CN first", recipe -> recipe.subject(BCStyle.CN, "SN-0001", BCStyle.O, "Example CPO")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodProperties")
    void acceptsWhatTheDocumentsAllow(String name, UnaryOperator<Recipe> change) throws Exception {
        Recipe recipe = change.apply(bench.good());

        LeafVerdict.Accepted accepted = bench.accepted(bench.chain(recipe));

        assertThat(accepted.generation()).isEqualTo(LeafBench.GENERATION);
        assertThat(accepted.notes()).isEmpty();
    }

    @Test
    void notesADnsNameThatAStationShouldNotHave() throws Exception {
        Recipe recipe = bench.good().dnsName("cp.example.com");

        LeafVerdict.Accepted accepted = bench.accepted(bench.chain(recipe));

        assertThat(accepted.notes()).singleElement().asString().contains("DNS name");
    }

    @Test
    void refusesAnRsaKeyOf1024Bits() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair weak = generator.generateKeyPair();
        bench.pending = Map.of(LeafBench.GENERATION, weak.getPublic());

        Refusal refusal = bench.refused(Recipe.pem(bench.issuer.issue(bench.good(), weak.getPublic())));

        assertThat(refusal).isEqualTo(Refusal.WEAK_KEY);
    }

    @Test
    void refusesAKeyOnP192() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(192);
        byte[] key = generator.generateKeyPair().getPublic().getEncoded();

        Refusal refusal = bench.refused(bench.issuer.issuePem(bench.good(), SubjectPublicKeyInfo.getInstance(key)));

        assertThat(refusal).isEqualTo(Refusal.WEAK_KEY);
    }

    @Test
    void refusesACurveThatIsWrittenOut() throws Exception {
        SubjectPublicKeyInfo named =
                SubjectPublicKeyInfo.getInstance(bench.pair.getPublic().getEncoded());
        SubjectPublicKeyInfo explicit = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECNamedCurves.getByName("secp256r1")),
                named.getPublicKeyData().getBytes());

        Refusal refusal = bench.refused(bench.issuer.issuePem(bench.good(), explicit));

        assertThat(refusal).isEqualTo(Refusal.EXPLICIT_CURVE);
    }

    @Test
    void refusesASignatureWithMd5() throws Exception {
        TestAuthority root = TestAuthority.root(Recipe.authority("RSA root"), KeyType.RSA_2048.generate());
        Recipe recipe = bench.good().signature("MD5withRSA");

        Refusal refusal = bench.refused(Recipe.pem(root.issue(recipe, bench.pair.getPublic())));

        assertThat(refusal).isEqualTo(Refusal.WEAK_SIGNATURE);
    }

    private static Recipe subject(Recipe recipe, String organisation, String commonName) {
        return recipe.subject(BCStyle.O, organisation, BCStyle.CN, commonName);
    }

    private static Recipe twoNames(Recipe recipe) {
        return recipe.subject(BCStyle.O, "Example CPO", BCStyle.CN, "SN-0001", BCStyle.CN, "SN-0002");
    }

    private static Arguments bad(String name, Refusal reason, UnaryOperator<Recipe> spoil) {
        return Arguments.of(name, reason, spoil);
    }

    private static Arguments good(String name, UnaryOperator<Recipe> change) {
        return Arguments.of(name, change);
    }
}
