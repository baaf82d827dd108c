// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.OpenSsl;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SignedUpdateFirmware against signatures of openssl (security white paper for OCPP 1.6, edition 3, L01). */
class FirmwareVerifierTest {

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path dir;

    private final TestAuthority root = TestAuthority.root("Manufacturer root");
    private final Trust trust = Trust.in(List.of(root.certificate()));
    private final FirmwareVerifier verifier = new FirmwareVerifier(false);

    FirmwareVerifierTest() throws Exception {}

    @BeforeEach
    void writeFirmware() throws IOException {
        byte[] firmware = new byte[200_000];
        new Random(7).nextBytes(firmware);
        Files.write(dir.resolve("firmware.bin"), firmware);
    }

    @ParameterizedTest
    @ValueSource(strings = {"digest", "max", "20"})
    void acceptsRsaPssWithEachUsualSalt(String salt) throws Exception {
        X509Certificate signer = signer(KeyType.RSA_2048);
        String signature = sign("-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:" + salt);

        FirmwareVerdict verdict = verify(verifier, signature, signer);

        assertThat(verdict).isEqualTo(new FirmwareVerdict.Valid(signer));
    }

    @Test
    void acceptsEcdsa() throws Exception {
        X509Certificate signer = signer(KeyType.EC_P256);

        FirmwareVerdict verdict = verify(verifier, sign(), signer);

        assertThat(verdict).isEqualTo(new FirmwareVerdict.Valid(signer));
    }

    @Test
    void acceptsThePaddingOfPkcs1OnlyIfAskedTo() throws Exception {
        X509Certificate signer = signer(KeyType.RSA_2048);
        String signature = sign();

        FirmwareVerdict strict = verify(verifier, signature, signer);
        FirmwareVerdict lenient = verify(new FirmwareVerifier(true), signature, signer);

        assertThat(strict).isEqualTo(new FirmwareVerdict.InvalidSignature(Refusal.SIGNATURE_MISMATCH));
        assertThat(lenient).isEqualTo(new FirmwareVerdict.Valid(signer));
    }

    @Test
    void refusesAFileWithOneOtherBit() throws Exception {
        X509Certificate signer = signer(KeyType.EC_P256);
        String signature = sign();
        byte[] firmware = Files.readAllBytes(dir.resolve("firmware.bin"));
        firmware[firmware.length - 1] ^= 1;
        Files.write(dir.resolve("firmware.bin"), firmware);

        FirmwareVerdict verdict = verify(verifier, signature, signer);

        assertThat(verdict).isEqualTo(new FirmwareVerdict.InvalidSignature(Refusal.SIGNATURE_MISMATCH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no base64!", "====", "\u0000"})
    void refusesASignatureThatIsNone(String signature) throws Exception {
        FirmwareVerdict verdict = verify(verifier, signature, signer(KeyType.EC_P256));

        assertThat(verdict).isEqualTo(new FirmwareVerdict.InvalidSignature(Refusal.UNREADABLE_SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 70, 256, 590})
    void refusesRandomBytesAsASignature(int length) throws Exception {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        String signature = Base64.getEncoder().encodeToString(noise);

        FirmwareVerdict ec = verify(verifier, signature, signer(KeyType.EC_P256));
        FirmwareVerdict rsa = verify(verifier, signature, signer(KeyType.RSA_2048));

        assertThat(List.of(ec, rsa)).containsOnly(new FirmwareVerdict.InvalidSignature(Refusal.SIGNATURE_MISMATCH));
    }

    @Test
    void refusesASignatureBeyondTheField() throws Exception {
        FirmwareVerdict verdict = verify(verifier, "A".repeat(804), signer(KeyType.EC_P256));

        assertThat(verdict).isEqualTo(new FirmwareVerdict.InvalidSignature(Refusal.UNREADABLE_SIGNATURE));
    }

    @Test
    void trustsASignerOfAnInstalledManufacturer() throws Exception {
        X509Certificate signer = issue(signerRecipe());

        FirmwareVerdict verdict = verifier.verifyCertificate(Recipe.pem(signer), trust, NOW);

        assertThat(verdict).isEqualTo(new FirmwareVerdict.Valid(signer));
    }

    @Test
    void refusesASignerBelowAnIntermediate() throws Exception {
        TestAuthority between = root.below("Between");
        X509Certificate signer =
                between.issue(signerRecipe(), KeyType.EC_P256.generate().getPublic());
        Trust knowing = new Trust(List.of(root.certificate()), List.of(between.certificate()), List.of());

        assertThat(refusal(Recipe.pem(signer), knowing)).isEqualTo(Refusal.UNKNOWN_ISSUER);
        assertThat(refusal(Recipe.pem(signer, between.certificate()), knowing)).isEqualTo(Refusal.SEVERAL_CERTIFICATES);
    }

    @Test
    void refusesSignersForTheirOwnReasons() throws Exception {
        X509Certificate revoked = issue(signerRecipe());

        assertThat(refusal("", trust)).isEqualTo(Refusal.EMPTY);
        X509Certificate foreign = TestAuthority.root("Stranger")
                .issue(signerRecipe(), KeyType.EC_P256.generate().getPublic());
        assertThat(refusal(Recipe.pem(foreign), trust)).isEqualTo(Refusal.UNKNOWN_ISSUER);
        assertThat(refusal(Recipe.pem(issue(signerRecipe().valid(NOW.minus(DAY), NOW.minusSeconds(1)))), trust))
                .isEqualTo(Refusal.EXPIRED);
        assertThat(refusal(Recipe.pem(issue(signerRecipe().valid(NOW.plus(DAY), NOW.plus(DAY)))), trust))
                .isEqualTo(Refusal.NOT_YET_VALID);
        assertThat(refusal(Recipe.pem(issue(signerRecipe().usage(KeyUsage.keyAgreement))), trust))
                .isEqualTo(Refusal.KEY_USAGE);
        assertThat(refusal(Recipe.pem(issue(signerRecipe().signature("SHA1withECDSA"))), trust))
                .isEqualTo(Refusal.WEAK_SIGNATURE);
        assertThat(refusal(Recipe.pem(revoked), trust.withRevocations(List.of(root.revoking(revoked)))))
                .isEqualTo(Refusal.REVOKED);
    }

    private Refusal refusal(String pem, Trust manufacturers) {
        FirmwareVerdict verdict = verifier.verifyCertificate(pem, manufacturers, NOW);
        if (verdict instanceof FirmwareVerdict.InvalidCertificate invalid) {
            return invalid.reason();
        }
        throw new AssertionError("not refused: " + verdict);
    }

    private static Recipe signerRecipe() {
        return Recipe.station("Firmware signer");
    }

    private X509Certificate issue(Recipe recipe) throws Exception {
        return root.issue(recipe, KeyType.EC_P256.generate().getPublic());
    }

    private X509Certificate signer(KeyType type) throws Exception {
        KeyPair pair = type.generate();
        X509Certificate signer = root.issue(signerRecipe(), pair.getPublic());
        Files.deleteIfExists(dir.resolve("signer.key"));
        new Issued(pair.getPrivate(), List.of(signer)).writeKey(dir.resolve("signer.key"));
        return signer;
    }

    private String sign(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("dgst", "-sha256", "-sign", "signer.key"));
        command.addAll(List.of(options));
        command.addAll(List.of("-out", "firmware.sig", "firmware.bin"));
        OpenSsl.run(dir, command.toArray(String[]::new));
        return Base64.getEncoder().encodeToString(Files.readAllBytes(dir.resolve("firmware.sig")));
    }

    private FirmwareVerdict verify(FirmwareVerifier by, String signature, X509Certificate signer) throws IOException {
        try (InputStream file = Files.newInputStream(dir.resolve("firmware.bin"))) {
            return by.verifyFile(file, signature, signer);
        }
    }
}
