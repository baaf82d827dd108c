// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.enrol.Enrolment;
import io.ferrule.certs.enrol.EnrolmentAnswer;
import io.ferrule.certs.enrol.internal.HttpsClient;
import io.ferrule.certs.internal.Quote;
import io.ferrule.certs.store.StoreException;
import io.ferrule.model.Payload;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Automatic Certificate Management Environment (RFC 8555): an order for the DNS names that a request asks for, proof by a
 * {@link ChallengeResponder} that they are ours, and the certificate. A renewal is a new order with a new key.
 *
 * <p>The server is authenticated by the roots of the given TLS context and by its name; redirects are not followed, and every
 * address that it names must be {@code https}. One exchange takes at most thirty seconds, an answer has at most 256 KiB, and
 * a call goes on asking for at most a minute. An order that is open then is answered with {@link EnrolmentAnswer.Later},
 * kept, and taken up by the next call for the same names; it is given up after an hour. What the authority says about a
 * refusal is cut and escaped.
 *
 * <p>Safe for use by several threads; orders take turns. A client holds a thread of the runtime's HTTP client until it is
 * garbage: keep one for each server.
 */
public final class AcmeClient implements Enrolment, AutoCloseable {

    private static final int MAX_ORDERS = 1_000;
    private static final int MAX_NAMES = 10;

    private final URI directory;
    private final HttpsClient client;
    private final AcmeAccount account;
    private final ChallengeResponder responder;
    private final List<X509Certificate> authorities;
    private final Pace pace;
    private final Map<List<String>, OpenOrder> orders = new LinkedHashMap<>();

    private AcmeClient(
            URI directory,
            HttpsClient client,
            AcmeAccount account,
            ChallengeResponder responder,
            List<X509Certificate> authorities,
            Pace pace) {
        this.directory = directory;
        this.client = client;
        this.account = account;
        this.responder = responder;
        this.authorities = List.copyOf(authorities);
        this.pace = pace;
    }

    /**
     * A client that names no authorities of its own.
     *
     * @param directory {@code https} address of the server's directory (RFC 8555, 7.1.1)
     * @param tls whom to trust, see {@code EnrolmentTls}
     * @param account who orders
     * @param responder shows that the names are ours; outlives the client
     * @return the client
     */
    public static AcmeClient at(URI directory, SSLContext tls, AcmeAccount account, ChallengeResponder responder) {
        if (!"https".equalsIgnoreCase(directory.getScheme()) || directory.getHost() == null) {
            throw new IllegalArgumentException("an ACME server has an address that begins with https://");
        }
        return new AcmeClient(directory, new HttpsClient(tls), account, responder, List.of(), Pace.real());
    }

    /**
     * The same with the authorities whose certificates count, which ACME itself does not tell.
     *
     * @param certificates roots, known by another way
     * @return a copy without open orders
     */
    public AcmeClient withAuthorities(List<X509Certificate> certificates) {
        return new AcmeClient(directory, client, account, responder, certificates, pace);
    }

    /**
     * The same with another time between questions.
     *
     * @param other the pace
     * @return a copy without open orders
     */
    public AcmeClient withPace(Pace other) {
        return new AcmeClient(directory, client, account, responder, authorities, other);
    }

    @Override
    public List<X509Certificate> authorities() {
        return authorities;
    }

    @Override
    public EnrolmentAnswer renew(SigningRequest request) {
        return enrol(request);
    }

    @Override
    public synchronized EnrolmentAnswer enrol(SigningRequest request) {
        List<String> names = request.dnsNames();
        if (names.isEmpty() || names.size() > MAX_NAMES) {
            return new EnrolmentAnswer.Refused("the request names " + names.size() + " DNS names, allowed are 1 to 10");
        }
        EnrolmentAnswer answer;
        try {
            answer = twice(names, request);
        } catch (StoreException e) {
            return new EnrolmentAnswer.Unavailable(String.valueOf(e.getMessage()));
        } catch (SSLException e) {
            return new EnrolmentAnswer.Unavailable("TLS failed: " + e.getClass().getSimpleName());
        } catch (IOException e) {
            return new EnrolmentAnswer.Unavailable(
                    "no usable answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new EnrolmentAnswer.Unavailable("interrupted");
        }
        boolean decided = answer instanceof EnrolmentAnswer.Issued || answer instanceof EnrolmentAnswer.Refused;
        if (decided) {
            forget(names);
        }
        return answer;
    }

    /** A server that has lost its memory registers the key again. */
    private EnrolmentAnswer twice(List<String> names, SigningRequest request) throws IOException, InterruptedException {
        Patience patience = new Patience(pace);
        try {
            return once(names, request, patience);
        } catch (AcmeFailure first) {
            if (!first.accountUnknown()) {
                return ended(names, first);
            }
        }
        account.forget(directory);
        forget(names);
        try {
            return once(names, request, patience);
        } catch (AcmeFailure second) {
            return ended(names, second);
        }
    }

    private EnrolmentAnswer ended(List<String> names, AcmeFailure failure) {
        if (failure.over()) {
            forget(names);
        }
        return failure.answer();
    }

    private EnrolmentAnswer once(List<String> names, SigningRequest request, Patience patience)
            throws IOException, AcmeFailure, InterruptedException {
        Conversation conversation = Conversation.begin(client, directory, account.key(directory), patience);
        Optional<URI> registered = account.registered(directory);
        conversation.as(registered.isPresent() ? registered.get() : register(conversation));
        OpenOrder order = orders.get(names);
        if (order != null && order.stale(pace)) {
            throw AcmeFailure.ofOrder(new EnrolmentAnswer.Unavailable("the authority has not decided within an hour"));
        }
        if (order == null) {
            order = order(conversation, names);
        }
        return new Pursuit(conversation, order, responder, request).run(patience);
    }

    private URI register(Conversation conversation) throws IOException, AcmeFailure {
        Directory server = conversation.directory();
        if (server.terms().isPresent() && !account.termsAgreed()) {
            throw AcmeFailure.refused("the authority has terms of service that nobody has agreed to: "
                    + Quote.of(server.terms().get(), 120));
        }
        if (server.externalAccount() && account.external().isEmpty()) {
            throw AcmeFailure.refused("the authority registers those only who have an external account with it");
        }
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
        URI url = conversation.say(server.newAccount(), wish).location();
        account.register(directory, url);
        return url;
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

    private OpenOrder order(Conversation conversation, List<String> names) throws IOException, AcmeFailure {
        List<Payload> identifiers = names.stream()
                .map(name -> Payload.empty().with("/type", "dns").with("/value", name))
                .toList();
        URI url = conversation
                .say(conversation.directory().newOrder(), Payload.empty().with("/identifiers", identifiers))
                .location();
        if (orders.size() >= MAX_ORDERS) {
            forget(orders.keySet().iterator().next());
        }
        OpenOrder order = new OpenOrder(url, pace);
        orders.put(names, order);
        return order;
    }

    /** Gives up the orders that are open. */
    @Override
    public synchronized void close() {
        List.copyOf(orders.keySet()).forEach(this::forget);
    }

    private void forget(List<String> names) {
        OpenOrder order = orders.remove(names);
        if (order != null) {
            order.close();
        }
    }
}
