// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** certificateHashData beside what openssl puts into an OCSP request (OCPP 2.0.1 part 2, CertificateHashDataType). */
class CertificateHashDataTest {

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(HashAlgorithm.class)
    void equalsOpensslForASelfSignedRoot(HashAlgorithm algorithm) throws Exception {
        TestAuthority root = TestAuthority.root("Root, with \"odd\" + näme");

        CertificateHashData data =
                CertificateHashData.of(root.certificate(), root.certificate().getPublicKey(), algorithm);

        assertThat(data).isEqualTo(openssl(root.certificate(), root.certificate(), algorithm));
    }

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void equalsOpensslForEachTypeOfIssuerKey(KeyType type) throws Exception {
        TestAuthority root = TestAuthority.root(Recipe.authority("Root"), type.generate());
        X509Certificate leaf =
                root.issue(Recipe.station("SN-0001"), KeyType.EC_P256.generate().getPublic());

        CertificateHashData data = CertificateHashData.of(leaf, root.pair().getPublic(), HashAlgorithm.SHA256);

        assertThat(data).isEqualTo(openssl(leaf, root.certificate(), HashAlgorithm.SHA256));
    }

    @Test
    void namesACrossSignedRootByTheOldRootsKey() throws Exception {
        TestAuthority old = TestAuthority.root("Old root");
        TestAuthority fresh = TestAuthority.root("New root");
        X509Certificate cross = fresh.crossSigned(old, Recipe.authority("New root"));

        CertificateHashData data = CertificateHashData.of(cross, old.pair().getPublic(), HashAlgorithm.SHA256);

        assertThat(data).isEqualTo(openssl(cross, old.certificate(), HashAlgorithm.SHA256));
    }

    @Test
    void takesTheIssuersNameAsTheCertificateSpellsIt() throws Exception {
        TestAuthority root = TestAuthority.root(
                Recipe.authority("x").subject(BCStyle.C, "DE", BCStyle.O, "  Spaced   Name ", BCStyle.CN, "ROOT"),
                KeyType.EC_P256.generate());

        CertificateHashData data =
                CertificateHashData.of(root.certificate(), root.pair().getPublic(), HashAlgorithm.SHA256);

        assertThat(data).isEqualTo(openssl(root.certificate(), root.certificate(), HashAlgorithm.SHA256));
    }

    @Test
    void comparesWithoutRegardToCaseAndLeadingZeros() throws Exception {
        TestAuthority root = TestAuthority.root(
                Recipe.authority("Root").serial(new BigInteger("0abc", 16)), KeyType.EC_P256.generate());
        CertificateHashData own =
                CertificateHashData.of(root.certificate(), root.pair().getPublic(), HashAlgorithm.SHA512);

        CertificateHashData received = new CertificateHashData(
                HashAlgorithm.SHA512,
                own.issuerNameHash().toUpperCase(Locale.ROOT),
                own.issuerKeyHash().toUpperCase(Locale.ROOT),
                "000ABC");

        assertThat(received).isEqualTo(own);
        assertThat(own.serialNumber()).isEqualTo("abc");
    }

    @Test
    void keepsTextThatIsNoNumberAndEqualsNothing() {
        CertificateHashData data = new CertificateHashData(HashAlgorithm.SHA256, "", "not hex", "0000");

        assertThat(data.serialNumber()).isEqualTo("0");
        assertThat(data.issuerKeyHash()).isEqualTo("not hex");
    }

    private CertificateHashData openssl(X509Certificate certificate, X509Certificate issuer, HashAlgorithm algorithm)
            throws Exception {
        Files.writeString(dir.resolve("cert.pem"), Recipe.pem(certificate));
        Files.writeString(dir.resolve("issuer.pem"), Recipe.pem(issuer));
        String request = OpenSsl.run(
                dir,
                "ocsp",
                "-" + algorithm.name().toLowerCase(Locale.ROOT),
                "-issuer",
                "issuer.pem",
                "-cert",
                "cert.pem",
                "-req_text",
                "-no_nonce");
        return new CertificateHashData(
                algorithm,
                field("Issuer Name Hash", request),
                field("Issuer Key Hash", request),
                field("Serial Number", request));
    }

    private static String field(String name, String text) {
        Matcher matcher = Pattern.compile(name + ": ([0-9A-F]+)").matcher(text.replace("\\\n", ""));
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
