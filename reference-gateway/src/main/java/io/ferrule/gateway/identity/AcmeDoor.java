// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import io.ferrule.certs.Issued;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.enrol.Enrolment;
import io.ferrule.certs.enrol.EnrolmentTls;
import io.ferrule.certs.enrol.RenewalWindow;
import io.ferrule.certs.enrol.acme.AcmeAccount;
import io.ferrule.certs.enrol.acme.AcmeClient;
import io.ferrule.certs.enrol.acme.ChallengeResponder;
import io.ferrule.certs.enrol.acme.ExternalAccount;
import io.ferrule.certs.store.SettingsStore;
import io.ferrule.gateway.config.AcmeSettings;
import io.ferrule.gateway.config.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to an ACME server. The account vouches for every order, so that a certificate in use is not shown. Files are read
 * each time; while they stay what they are, so does the client, which shows answers for open orders. Used by one thread.
 */
public final class AcmeDoor implements EnrolmentDoor {

    private final AcmeSettings settings;
    private final AcmeAccount account;
    private final ChallengeResponder responder;
    private Optional<Opened> opened = Optional.empty();

    /** What the files said, and the client that goes by it. */
    private record Opened(
            Optional<List<X509Certificate>> trust, List<X509Certificate> authorities, AcmeClient client) {}

    /**
     * A way to a server.
     *
     * @param settings where it is, and who the gateway is there
     * @param store where the key of the account is kept
     * @param responder shows that names are ours
     */
    public AcmeDoor(AcmeSettings settings, SettingsStore store, ChallengeResponder responder) {
        this.settings = settings;
        this.account = account(settings.account(), store);
        this.responder = responder;
    }

    private static AcmeAccount account(AcmeSettings.Account settings, SettingsStore store) {
        AcmeAccount account = AcmeAccount.in(store).withContacts(settings.contacts());
        AcmeAccount agreed = settings.termsAgreed() ? account.withTermsAgreed() : account;
        return settings.external()
                .map(external -> agreed.boundTo(
                        new ExternalAccount(external.keyId(), external.key().bytes())))
                .orElse(agreed);
    }

    @Override
    public Enrolment first() throws IOException {
        return client();
    }

    @Override
    public Enrolment next(Issued own) throws IOException {
        return client().replacing(own.chain().get(0));
    }

    @Override
    public Optional<RenewalWindow> window(X509Certificate inUse) throws IOException {
        return client().renewalWindow(inUse);
    }

    private AcmeClient client() throws IOException {
        Optional<List<X509Certificate>> trust = settings.trust() instanceof Trust.Files files
                ? Optional.of(certificates(files.files()))
                : Optional.empty();
        List<X509Certificate> authorities = certificates(settings.authorities());
        if (opened.isPresent()) {
            Opened before = opened.get();
            if (before.trust().equals(trust) && before.authorities().equals(authorities)) {
                return before.client();
            }
            before.client().close();
        }
        try {
            AcmeClient client = AcmeClient.at(
                            settings.url(),
                            EnrolmentTls.context(EnrolmentTls.trust(trust), Optional.empty()),
                            account,
                            responder)
                    .withAuthorities(authorities);
            opened = Optional.of(new Opened(trust, authorities, client));
            return client;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be made ready for the ACME server", e);
        }
    }

    private static List<X509Certificate> certificates(List<Path> files) throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : files) {
            certificates.addAll(PemFiles.certificates(file));
        }
        return List.copyOf(certificates);
    }
}
