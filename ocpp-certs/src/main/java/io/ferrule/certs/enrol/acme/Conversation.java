// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.enrol.internal.HttpsClient;
import io.ferrule.model.Payload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Signed questions to one ACME server (RFC 8555, 6), each with a nonce of its own. For one thread and one call. */
final class Conversation {

    private static final int ATTEMPTS = 5;

    private final HttpsClient client;
    private final AccountKey key;
    private final Patience patience;
    private final Directory directory;
    private Optional<String> nonce = Optional.empty();
    private Optional<URI> account = Optional.empty();

    private Conversation(HttpsClient client, AccountKey key, Patience patience, Directory directory) {
        this.client = client;
        this.key = key;
        this.patience = patience;
        this.directory = directory;
    }

    static Conversation begin(HttpsClient client, URI directory, AccountKey key, Patience patience)
            throws IOException, AcmeFailure {
        patience.check();
        Reply reply = new Reply(client.send(request(directory).GET().build()));
        if (!reply.good()) {
            throw AcmeFailure.of(Problem.of(reply));
        }
        return new Conversation(client, key, patience, Directory.of(reply.json()));
    }

    Directory directory() {
        return directory;
    }

    AccountKey key() {
        return key;
    }

    /** From now on questions are signed as this account; before, with the key alone. */
    void as(URI registered) {
        account = Optional.of(registered);
    }

    /** Asks for a thing (POST-as-GET; RFC 8555, 6.3). */
    Reply read(URI thing) throws IOException, AcmeFailure {
        return post(thing, "");
    }

    /** Says something. */
    Reply say(URI to, Payload what) throws IOException, AcmeFailure {
        return post(to, what.text());
    }

    /** A nonce may have grown old meanwhile; the refusal brings a fresh one (RFC 8555, 6.5). */
    private Reply post(URI to, String what) throws IOException, AcmeFailure {
        Problem problem = new Problem("badNonce", "", 0, Optional.empty());
        for (int attempt = 0; attempt < ATTEMPTS && problem.type().equals("badNonce"); attempt++) {
            Reply reply = attempt(to, what);
            if (reply.good()) {
                return reply;
            }
            problem = Problem.of(reply);
        }
        throw AcmeFailure.of(problem);
    }

    private Reply attempt(URI to, String what) throws IOException, AcmeFailure {
        Payload header = Payload.empty().with("/nonce", nonce()).with("/url", to.toString());
        Payload named =
                account.map(url -> header.with("/kid", url.toString())).orElseGet(() -> header.with("/jwk", key.jwk()));
        String body;
        try {
            body = key.sign(named, what).text();
        } catch (GeneralSecurityException e) {
            throw new IOException("the key of the account cannot sign", e);
        }
        patience.check();
        Reply reply = new Reply(client.send(request(to)
                .header("Content-Type", "application/jose+json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build()));
        nonce = nonce(reply);
        return reply;
    }

    private String nonce() throws IOException, AcmeFailure {
        if (nonce.isEmpty()) {
            patience.check();
            Reply reply = new Reply(client.send(request(directory.newNonce())
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build()));
            if (!reply.good()) {
                throw AcmeFailure.of(Problem.of(reply));
            }
            nonce = nonce(reply);
        }
        String fresh = nonce.orElseThrow(() -> new IOException("the server gives no nonce"));
        nonce = Optional.empty();
        return fresh;
    }

    private static Optional<String> nonce(Reply reply) {
        return reply.header("Replay-Nonce").filter(text -> text.matches("[A-Za-z0-9_-]{1,512}"));
    }

    private static HttpRequest.Builder request(URI to) {
        return HttpRequest.newBuilder(to).header("User-Agent", "Ferrule");
    }
}
