// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as openssl reads them (OCPP 2.0.1 part 2, A02.FR.02 and A00.FR.511; RFC 2986). */
class SigningRequestTest {

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void isSignedWithItsOwnKeyOfEachType(KeyType type) throws Exception {
        StationSubject subject = new StationSubject("Example CPO", "SN-0001");

        SigningRequest request = SigningRequest.create(subject, type.generate());

        String text = openssl(request);
        assertThat(text).contains("verify OK", "Subject: O = Example CPO, CN = SN-0001");
        assertThat(text).contains("CA:FALSE", "Digital Signature").doesNotContain("Alternative", "Extended");
    }

    @Test
    void hasTheFormThatPeersCanRead() throws Exception {
        StationSubject subject = new StationSubject("Example CPO", "SN-0001");

        String pem = SigningRequest.create(subject, KeyType.RSA_3072.generate()).pem();

        assertThat(pem)
                .startsWith("-----BEGIN CERTIFICATE REQUEST-----\n")
                .endsWith("-----END CERTIFICATE REQUEST-----\n")
                .doesNotContain("\r")
                .hasSizeLessThan(SigningRequest.MAX_CHARS);
        assertThat(pem.lines()).allMatch(line -> line.length() <= 64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Müller, Söhne + \"Co\" = 1", "O'Neil; <b>", "трезор", "#hash /slash\\back"})
    void carriesAnyNameAsItIs(String organisation) throws Exception {
        StationSubject subject = new StationSubject(organisation, "SN-0001");

        SigningRequest request = SigningRequest.create(subject, KeyType.EC_P256.generate());

        Files.writeString(dir.resolve("csr.pem"), request.pem());
        String text =
                OpenSsl.run(dir, "req", "-in", "csr.pem", "-noout", "-subject", "-nameopt", "multiline,-esc_msb,utf8");
        assertThat(text.replace("\\\\", "\\")).contains("organizationName          = " + organisation);
    }

    /** RFC 8555, 7.4: the name stands where an authority looks for it. */
    @Test
    void asksForADnsNameWhereTheAuthorityGoesByThose() throws Exception {
        StationDnsName name = new StationDnsName("Example CPO", "sn-0001.stations.example.internal");

        SigningRequest request = SigningRequest.create(name, KeyType.EC_P256.generate());

        assertThat(openssl(request))
                .contains("verify OK", "O = Example CPO, CN = sn-0001.stations.example.internal")
                .contains("DNS:sn-0001.stations.example.internal", "CA:FALSE", "Digital Signature");
        assertThat(request.dnsNames()).containsExactly("sn-0001.stations.example.internal");
    }

    /** RFC 5280, appendix A: a CN has at most 64 characters. */
    @Test
    void leavesOutTheCommonNameThatDoesNotFit() throws Exception {
        String dnsName = "a".repeat(60) + ".example";

        SigningRequest request =
                SigningRequest.create(new StationDnsName("Example CPO", dnsName), KeyType.EC_P256.generate());

        assertThat(openssl(request)).contains("Subject: O = Example CPO\n", "DNS:" + dnsName);
    }

    @Test
    void namesNoDnsNameWhereNoneIsAskedForOrNothingCanBeRead() throws Exception {
        StationSubject subject = new StationSubject("Example CPO", "SN-0001");

        SigningRequest request = SigningRequest.create(subject, KeyType.EC_P256.generate());

        assertThat(request.dnsNames()).isEmpty();
        assertThat(new SigningRequest("nonsense!").dnsNames()).isEmpty();
    }

    @Test
    void refusesAKeyOfAnUnknownType() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        StationSubject subject = new StationSubject("Example CPO", "SN-0001");

        assertThatThrownBy(() -> SigningRequest.create(subject, pair)).hasMessageContaining("key of this kind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://cp.example.com",
                "192.168.1.20",
                "fe80::1",
                "[2001:db8::1]",
                "2001:db8:0:0:0:0:0:1",
                "a\nb",
                "\ud83d\ude00"
            })
    void refusesANameThatNoStationMayHave(String commonName) {
        assertThat(StationSubject.problem("Example CPO", commonName)).isPresent();
        assertThatThrownBy(() -> new StationSubject("Example CPO", commonName))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SN-0001", "1.2.3", "DE*ABC*E0001", "00:1a:2b:3c:4d:5e"})
    void takesSerialNumbersOfTheField(String commonName) {
        assertThat(StationSubject.problem("Example CPO", commonName)).isEmpty();
    }

    @Test
    void findsKeyTypesByWordAndKey() throws Exception {
        assertThat(KeyType.named("ec-p384")).contains(KeyType.EC_P384);
        assertThat(KeyType.named("ML-DSA-44")).isEmpty();
        assertThat(KeyType.of(KeyType.RSA_2048.generate().getPublic())).contains(KeyType.RSA_2048);
    }

    private String openssl(SigningRequest request) throws Exception {
        Files.writeString(dir.resolve("csr.pem"), request.pem());
        return OpenSsl.run(dir, "req", "-in", "csr.pem", "-noout", "-verify", "-text");
    }
}
