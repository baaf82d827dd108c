// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.intercept;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.OpenSsl;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.Trust;
import io.ferrule.certs.firmware.FirmwareOrigin;
import io.ferrule.model.Timestamp;
import io.ferrule.model.v16.SignedUpdateFirmwareRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** A manufacturer who signs with openssl and has his images on a server. */
final class Manufacturer implements AutoCloseable {

    final FirmwareOrigin origin = FirmwareOrigin.plain();
    final byte[] image = new byte[200_000];
    final List<X509CRL> revocations = new ArrayList<>();
    final TestAuthority root = TestAuthority.root("Manufacturer root");
    private final Path dir;
    private final Clock clock;
    private final X509Certificate signer;

    Manufacturer(Path dir, Clock clock) throws Exception {
        this.dir = dir;
        this.clock = clock;
        new Random(5).nextBytes(image);
        KeyPair pair = KeyType.EC_P256.generate();
        signer = root.issue(Recipe.station("Firmware signer"), pair.getPublic());
        new Issued(pair.getPrivate(), List.of(signer)).writeKey(dir.resolve("signer.key"));
    }

    Trust trust() {
        return Trust.in(List.of(root.certificate())).withRevocations(revocations);
    }

    private String sign(byte[] content) throws Exception {
        Files.write(dir.resolve("firmware.bin"), content);
        OpenSsl.run(dir, "dgst", "-sha256", "-sign", "signer.key", "-out", "firmware.sig", "firmware.bin");
        return Base64.getEncoder().encodeToString(Files.readAllBytes(dir.resolve("firmware.sig")));
    }

    /** An order for the image at the origin, signed as it should be, to be fetched and installed at once. */
    SignedUpdateFirmwareRequest.Builder order(int requestId) throws Exception {
        String url = origin.put("/fw/station-2.0.bin", image);
        return SignedUpdateFirmwareRequest.builder()
                .requestId(requestId)
                .retries(0)
                .firmware(firmware(url).build());
    }

    io.ferrule.model.v16.SignedFirmware.Builder firmware(String url) throws Exception {
        return io.ferrule.model.v16.SignedFirmware.builder()
                .location(url)
                .retrieveDateTime(Timestamp.of(clock.instant()))
                .signingCertificate(Recipe.pem(signer))
                .signature(sign(image));
    }

    X509Certificate signer() {
        return signer;
    }

    @Override
    public void close() {
        origin.close();
    }
}
