// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import io.ferrule.certs.Issued;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.enrol.Enrolment;
import io.ferrule.certs.enrol.EnrolmentTls;
import io.ferrule.certs.enrol.EstClient;
import io.ferrule.gateway.config.EstSettings;
import io.ferrule.gateway.config.IdentityFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to an EST server: with what the gateway has for a first enrolment, and with a station's own certificate for what
 * follows. Files are read each time, so that a new password or root counts at once.
 */
public final class EstDoor implements EnrolmentDoor {

    private final EstSettings settings;

    /**
     * A way to a server.
     *
     * @param settings where it is, and who the gateway is there
     */
    public EstDoor(EstSettings settings) {
        this.settings = settings;
    }

    @Override
    public Enrolment first() throws IOException {
        Optional<IdentityFiles> files = settings.identity();
        return files.isPresent()
                ? client(Optional.of(new Issued(
                        PemFiles.privateKey(files.get().key()),
                        PemFiles.certificates(files.get().certificate()))))
                : client(Optional.empty());
    }

    @Override
    public Enrolment next(Issued own) throws IOException {
        return client(Optional.of(own));
    }

    private Enrolment client(Optional<Issued> own) throws IOException {
        List<X509Certificate> roots = new ArrayList<>();
        for (Path file : settings.trust()) {
            roots.addAll(PemFiles.certificates(file));
        }
        try {
            EstClient client = EstClient.at(settings.url(), EnrolmentTls.context(roots, own));
            return settings.user()
                    .map(user -> client.withPassword(
                            user.name(), new String(user.password().bytes(), StandardCharsets.UTF_8)))
                    .orElse(client);
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be made ready for the EST server", e);
        }
    }
}
