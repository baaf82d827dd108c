// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.model.Payload;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Where a server has what (RFC 8555, 7.1.1).
 *
 * @param newNonce gives nonces
 * @param newAccount registers accounts
 * @param newOrder takes orders
 * @param renewalInfo tells when a certificate is to be renewed (RFC 9773, 4.1), where the server does
 * @param terms address of its terms of service, unchecked
 * @param externalAccount whether it registers only those whom it knows already
 */
record Directory(
        URI newNonce,
        URI newAccount,
        URI newOrder,
        Optional<URI> renewalInfo,
        Optional<String> terms,
        boolean externalAccount) {

    static Directory of(Payload answer) throws IOException {
        return new Directory(
                Reply.url(answer, "/newNonce"),
                Reply.url(answer, "/newAccount"),
                Reply.url(answer, "/newOrder"),
                answer.has("/renewalInfo") ? Optional.of(Reply.url(answer, "/renewalInfo")) : Optional.empty(),
                answer.string("/meta/termsOfService"),
                answer.bool("/meta/externalAccountRequired").orElse(false));
    }
}
