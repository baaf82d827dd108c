// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.enrol.RenewalWindow;
import io.ferrule.certs.enrol.internal.HttpsClient;
import io.ferrule.model.Payload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/** What an authority says about the renewal of a certificate (RFC 9773). */
final class RenewalInfo {

    /** Where the server does not say when to ask again. */
    private static final Duration USUAL = Duration.ofHours(6);

    private RenewalInfo() {}

    /** How ACME names a certificate (4.1); empty for one that does not tell the key of its issuer. */
    static Optional<String> name(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.authorityKeyIdentifier.getId());
        if (extension == null) {
            return Optional.empty();
        }
        try {
            byte[] key = AuthorityKeyIdentifier.getInstance(
                            ASN1OctetString.getInstance(extension).getOctets())
                    .getKeyIdentifierOctets();
            return Optional.ofNullable(key)
                    .map(id -> Base64Url.of(id) + "."
                            + Base64Url.of(certificate.getSerialNumber().toByteArray()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Asks without an account; empty where the server says nothing about renewals. */
    static Optional<RenewalWindow> window(HttpsClient client, URI directory, String name) throws IOException {
        Optional<URI> resource = Directory.of(get(client, directory).json()).renewalInfo();
        if (resource.isEmpty()) {
            return Optional.empty();
        }
        String base = resource.get().toString();
        return Optional.of(window(get(client, URI.create(base + (base.endsWith("/") ? "" : "/") + name))));
    }

    private static RenewalWindow window(Reply reply) throws IOException {
        Payload info = reply.json();
        Duration again = Patience.bounded(reply.retryAfter().orElse(USUAL));
        try {
            return new RenewalWindow(time(info, "/suggestedWindow/start"), time(info, "/suggestedWindow/end"), again);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("the authority's window for a renewal is none", e);
        }
    }

    private static Instant time(Payload info, String pointer) {
        return OffsetDateTime.parse(info.string(pointer).orElse("")).toInstant();
    }

    private static Reply get(HttpsClient client, URI thing) throws IOException {
        Reply reply = new Reply(client.send(HttpRequest.newBuilder(thing)
                .header("User-Agent", "Ferrule")
                .GET()
                .build()));
        if (!reply.good()) {
            throw new IOException("the authority answers " + reply.status());
        }
        return reply;
    }
}
