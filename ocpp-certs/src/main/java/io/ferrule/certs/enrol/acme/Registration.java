// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.internal.Quote;
import io.ferrule.model.Payload;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;

/**
 * Makes an account known to a server (RFC 8555, 7.3), and nowhere against the operator's will.
 *
 * @param account the account
 * @param directory address of the server's directory
 */
record Registration(AcmeAccount account, URI directory) {

    URI register(Conversation conversation) throws IOException, AcmeFailure {
        Directory server = conversation.directory();
        if (server.terms().isPresent() && !account.termsAgreed()) {
            throw AcmeFailure.refused("the authority has terms of service that nobody has agreed to: "
                    + Quote.of(server.terms().get(), 120));
        }
        if (server.externalAccount() && account.external().isEmpty()) {
            throw AcmeFailure.refused("the authority registers those only who have an external account with it");
        }
        URI url = conversation.say(server.newAccount(), wish(conversation)).location();
        account.register(directory, url);
        return url;
    }

    private Payload wish(Conversation conversation) throws IOException {
        Payload wish = Payload.empty();
        if (account.termsAgreed()) {
            wish = wish.with("/termsOfServiceAgreed", true);
        }
        if (!account.contacts().isEmpty()) {
            wish = wish.with("/contact", account.contacts());
        }
        if (account.external().isPresent()) {
            wish = wish.with(
                    "/externalAccountBinding",
                    binding(conversation, account.external().get()));
        }
        return wish;
    }

    private static Payload binding(Conversation conversation, ExternalAccount external) throws IOException {
        try {
            return conversation
                    .key()
                    .boundTo(external, conversation.directory().newAccount().toString());
        } catch (GeneralSecurityException e) {
            throw new IOException("the external account's key cannot be used", e);
        }
    }
}
