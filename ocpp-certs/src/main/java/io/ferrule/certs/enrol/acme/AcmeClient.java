// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.enrol.Enrolment;
import io.ferrule.certs.enrol.EnrolmentAnswer;
import io.ferrule.certs.enrol.RenewalWindow;
import io.ferrule.certs.enrol.internal.HttpsClient;
import io.ferrule.certs.store.StoreException;
import io.ferrule.model.Payload;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
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
 * kept on disk beside the account, and taken up by the next call for the same names and key, of this client or the next; it
 * is given up after an hour. What the authority says about a
 * refusal is cut and escaped.
 *
 * <p>Safe for use by several threads; orders take turns. A client holds a thread of the runtime's HTTP client until it is
 * garbage: keep one for each server.
 */
public final class AcmeClient implements Enrolment, AutoCloseable {

    private static final int MAX_NAMES = 10;

    private final URI directory;
    private final HttpsClient client;
    private final AcmeAccount account;
    private final ChallengeResponder responder;
    private final List<X509Certificate> authorities;
    private final Pace pace;
    private final Registration registration;
    private final OpenOrders orders;

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
        this.registration = new Registration(account, directory);
        this.orders = new OpenOrders(account, directory);
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
     * @return a copy
     */
    public AcmeClient withAuthorities(List<X509Certificate> certificates) {
        return new AcmeClient(directory, client, account, responder, certificates, pace);
    }

    /**
     * The same with another time between questions.
     *
     * @param other the pace
     * @return a copy
     */
    public AcmeClient withPace(Pace other) {
        return new AcmeClient(directory, client, account, responder, authorities, other);
    }

    @Override
    public List<X509Certificate> authorities() {
        return authorities;
    }

    /**
     * When the authority would like a certificate to be followed by another (RFC 9773). Two short exchanges, without an account.
     *
     * @param inUse the certificate
     * @return its word, or empty where it has none to say about that one
     * @throws IOException if it cannot be reached, or answers something else
     */
    public Optional<RenewalWindow> renewalWindow(X509Certificate inUse) throws IOException {
        Optional<String> name = RenewalInfo.name(inUse);
        return name.isPresent() ? RenewalInfo.window(client, directory, name.get()) : Optional.empty();
    }

    /**
     * The same server, told at a renewal which certificate is to be replaced (RFC 9773, 5), where it wants to know.
     *
     * @param inUse the certificate
     * @return a view of this client
     */
    public Enrolment replacing(X509Certificate inUse) {
        return new Replacement(this, RenewalInfo.name(inUse));
    }

    @Override
    public EnrolmentAnswer renew(SigningRequest request) {
        return enrol(request);
    }

    @Override
    public EnrolmentAnswer enrol(SigningRequest request) {
        return enrol(request, Optional.empty());
    }

    synchronized EnrolmentAnswer enrol(SigningRequest request, Optional<String> replaced) {
        List<String> names = request.dnsNames();
        if (names.isEmpty() || names.size() > MAX_NAMES) {
            return new EnrolmentAnswer.Refused("the request names " + names.size() + " DNS names, allowed are 1 to 10");
        }
        EnrolmentAnswer answer;
        try {
            answer = twice(new Wish(names, request, replaced));
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
            orders.forget(names);
        }
        return answer;
    }

    /** A server that has lost its memory registers the key again. */
    private EnrolmentAnswer twice(Wish wish) throws IOException, InterruptedException {
        Patience patience = new Patience(pace);
        try {
            return once(wish, patience);
        } catch (AcmeFailure first) {
            if (!first.accountUnknown()) {
                return ended(wish, first);
            }
        }
        account.forget(directory);
        orders.forget(wish.names());
        try {
            return once(wish, patience);
        } catch (AcmeFailure second) {
            return ended(wish, second);
        }
    }

    private EnrolmentAnswer ended(Wish wish, AcmeFailure failure) {
        if (failure.over()) {
            orders.forget(wish.names());
        }
        return failure.answer();
    }

    private EnrolmentAnswer once(Wish wish, Patience patience) throws IOException, AcmeFailure, InterruptedException {
        Conversation conversation = Conversation.begin(client, directory, account.key(directory), patience);
        Optional<URI> registered = account.registered(directory);
        conversation.as(registered.isPresent() ? registered.get() : registration.register(conversation));
        Optional<OpenOrder> open = orders.find(wish.names(), wish.key(), pace.instant());
        if (open.filter(order -> order.stale(pace.instant())).isPresent()) {
            throw AcmeFailure.ofOrder(new EnrolmentAnswer.Unavailable("the authority has not decided within an hour"));
        }
        OpenOrder order = open.isPresent() ? open.get() : order(conversation, wish);
        return new Pursuit(conversation, order, responder, wish.request()).run(patience);
    }

    private OpenOrder order(Conversation conversation, Wish wish) throws IOException, AcmeFailure {
        OpenOrder order = new OpenOrder(placed(conversation, wish), pace.instant(), wish.key());
        orders.keep(wish.names(), order);
        return order;
    }

    /** What another order has replaced already, perhaps one of ours that a crash has cut off, is ordered as if it were new. */
    private static URI placed(Conversation conversation, Wish wish) throws IOException, AcmeFailure {
        Directory server = conversation.directory();
        try {
            Payload order = wish.order(server.renewalInfo().isPresent());
            return conversation.say(server.newOrder(), order).location();
        } catch (AcmeFailure e) {
            if (!e.alreadyReplaced()) {
                throw e;
            }
            return conversation.say(server.newOrder(), wish.order(false)).location();
        }
    }

    /** Shows nothing any more for orders that are open; another client for the same account may go on with them. */
    @Override
    public synchronized void close() {
        orders.close();
    }
}
