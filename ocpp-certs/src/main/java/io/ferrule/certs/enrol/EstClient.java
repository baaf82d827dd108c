// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol;

import io.ferrule.certs.PemFiles;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.enrol.internal.HttpsClient;
import io.ferrule.certs.internal.Signatures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Enrolment over Secure Transport (RFC 7030 with RFC 8951): cacerts, simpleenroll, simplereenroll.
 *
 * <p>The server is authenticated by the roots of the given TLS context and by its name; redirects are not followed. The
 * client authenticates by that context's certificate, by a password, or both. The password goes out with a first enrolment;
 * with whatever else only where the server answers 401 and asks for Basic (RFC 7030, 3.2.3), because a renewal is
 * authenticated by the certificate in use (3.3.2). One deadline of thirty seconds holds for each exchange, and answers of
 * more than 256 KiB are given up. A client holds a thread of the runtime's HTTP client until
 * it is garbage: keep one for each server and certificate. Safe for use by several threads.
 */
public final class EstClient implements Enrolment {

    private static final String AUTHORIZATION = "Authorization";
    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int CLIENT_ERROR = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final String base;
    private final HttpsClient client;
    private final Optional<String> basic;

    private EstClient(String base, HttpsClient client, Optional<String> basic) {
        this.base = base;
        this.client = client;
        this.basic = basic;
    }

    /**
     * A client that authenticates by TLS alone.
     *
     * @param server scheme {@code https}, host and port; a path is taken as the label of RFC 7030, 3.2.2
     * @param tls whom to trust and what to show, see {@link EnrolmentTls}
     * @return the client
     */
    public static EstClient at(URI server, SSLContext tls) {
        if (!"https".equals(server.getScheme()) || server.getHost() == null) {
            throw new IllegalArgumentException("an EST server has an address that begins with https://");
        }
        String label = server.getPath() == null ? "" : server.getPath().replaceAll("^/+|/+$", "");
        String base = "https://" + server.getAuthority() + "/.well-known/est/" + (label.isEmpty() ? "" : label + "/");
        return new EstClient(base, new HttpsClient(tls), Optional.empty());
    }

    /**
     * The same client with a password (RFC 7030, 3.2.3).
     *
     * @param user name of the user, without a colon
     * @param password the password; sent over TLS only and no more often than needed, never shown
     * @return a copy
     */
    public EstClient withPassword(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new EstClient(
                base, client, Optional.of("Basic " + Base64.getEncoder().encodeToString(pair)));
    }

    @Override
    public List<X509Certificate> authorities() throws IOException {
        HttpResponse<byte[]> reply = ask(request("cacerts").GET());
        if (reply.statusCode() != OK) {
            throw new IOException("the EST server answers cacerts with " + reply.statusCode());
        }
        return CertsOnly.read(reply.body());
    }

    @Override
    public EnrolmentAnswer enrol(SigningRequest request) {
        HttpRequest.Builder first = request("simpleenroll");
        basic.ifPresent(password -> first.header(AUTHORIZATION, password));
        return post(first, request);
    }

    @Override
    public EnrolmentAnswer renew(SigningRequest request) {
        return post(request("simplereenroll"), request);
    }

    private EnrolmentAnswer post(HttpRequest.Builder operation, SigningRequest request) {
        String der = Base64.getEncoder().encodeToString(request.der());
        try {
            return answer(ask(operation
                    .header("Content-Type", "application/pkcs10")
                    .header("Content-Transfer-Encoding", "base64")
                    .POST(HttpRequest.BodyPublishers.ofString(der, StandardCharsets.US_ASCII))));
        } catch (SSLException e) {
            return new EnrolmentAnswer.Unavailable("TLS failed: " + e.getClass().getSimpleName());
        } catch (IOException e) {
            return new EnrolmentAnswer.Unavailable(
                    "no usable answer: " + e.getClass().getSimpleName());
        }
    }

    private EnrolmentAnswer answer(HttpResponse<byte[]> reply) throws IOException {
        if (reply.statusCode() == OK) {
            return issued(CertsOnly.read(reply.body()));
        }
        if (reply.statusCode() == ACCEPTED) {
            return new EnrolmentAnswer.Later(retryAfter(reply));
        }
        String why = "the EST server answers " + reply.statusCode();
        boolean final4xx = reply.statusCode() >= CLIENT_ERROR
                && reply.statusCode() < SERVER_ERROR
                && reply.statusCode() != TIMEOUT
                && reply.statusCode() != TOO_MANY;
        return final4xx ? new EnrolmentAnswer.Refused(why) : new EnrolmentAnswer.Unavailable(why);
    }

    /** The answer is the certificate alone (RFC 7030, 4.2.3); a peer has to be sent its issuers as well. */
    private EnrolmentAnswer issued(List<X509Certificate> certificates) throws IOException {
        List<X509Certificate> chain = new ArrayList<>(certificates);
        for (X509Certificate authority : authorities()) {
            if (!Signatures.selfSigned(authority) && !chain.contains(authority)) {
                chain.add(authority);
            }
        }
        return new EnrolmentAnswer.Issued(PemFiles.text(chain));
    }

    /** Once more with the password where the server wants one that it has not been given. */
    private HttpResponse<byte[]> ask(HttpRequest.Builder question) throws IOException {
        HttpRequest plain = question.build();
        HttpResponse<byte[]> reply = client.send(plain);
        boolean given = plain.headers().firstValue(AUTHORIZATION).isPresent();
        if (basic.isEmpty() || given || reply.statusCode() != UNAUTHORIZED || !wantsBasic(reply)) {
            return reply;
        }
        return client.send(question.header(AUTHORIZATION, basic.get()).build());
    }

    private static boolean wantsBasic(HttpResponse<byte[]> reply) {
        return reply.headers().allValues("WWW-Authenticate").stream()
                .anyMatch(challenge -> challenge.toLowerCase(Locale.ROOT).startsWith("basic"));
    }

    private HttpRequest.Builder request(String operation) {
        return HttpRequest.newBuilder(URI.create(base + operation));
    }

    /** Seconds as RFC 7030, 4.2.3 shows them; a date or nonsense means the shortest wait. */
    private static Duration retryAfter(HttpResponse<byte[]> reply) {
        String retry = reply.headers().firstValue("Retry-After").orElse("");
        Duration asked = retry.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(retry)) : SHORTEST_WAIT;
        Duration least = asked.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : asked;
        return least.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : least;
    }
}
