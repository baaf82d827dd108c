// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.enrol.EnrolmentAnswer;
import io.ferrule.certs.internal.Quote;
import io.ferrule.model.Payload;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a server finds wrong (RFC 8555, 6.7), and what that means for who asked.
 *
 * @param type the error without its prefix, letters only; empty if there is none
 * @param detail the server's own words, unchecked
 * @param status of the HTTP answer; 0 for a problem within an order
 * @param retryAfter how long the server wants to be left alone
 */
record Problem(String type, String detail, int status, Optional<Duration> retryAfter) {

    private static final String PREFIX = "urn:ietf:params:acme:error:";
    private static final int MAX_DETAIL = 120;
    private static final int CLIENT_ERROR = 400;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    /** The same question may get another answer later; those of the network are about the authority's way to us. */
    private static final Set<String> PASSING =
            Set.of("rateLimited", "serverInternal", "badNonce", "connection", "dns", "tls", "orderNotReady");

    static Problem of(Reply reply) {
        Payload document;
        try {
            document = reply.json();
        } catch (IOException e) {
            document = Payload.empty();
        }
        return of(document, "", reply.status(), reply.retryAfter());
    }

    /** The problem of an order or a challenge. */
    static Problem within(Payload thing, String pointer) {
        return of(thing, pointer, 0, Optional.empty());
    }

    private static Problem of(Payload document, String pointer, int status, Optional<Duration> retryAfter) {
        String type = document.string(pointer + "/type").orElse("");
        String word = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : "";
        return new Problem(
                word.matches("[A-Za-z]{1,40}") ? word : "",
                document.string(pointer + "/detail").orElse(""),
                status,
                retryAfter);
    }

    /** What to tell: words of ours in front, then the server's, cut and escaped. */
    String sentence(String what) {
        return what
                + (type.isEmpty() ? "" : ", " + type)
                + (detail.isEmpty() ? "" : ": " + Quote.of(detail, MAX_DETAIL));
    }

    EnrolmentAnswer answer(String what) {
        boolean client = status >= CLIENT_ERROR && status < SERVER_ERROR && status != TIMEOUT && status != TOO_MANY;
        boolean passing = PASSING.contains(type) || (status != 0 && !client);
        if (!passing) {
            return new EnrolmentAnswer.Refused(sentence(what));
        }
        return retryAfter
                .<EnrolmentAnswer>map(wait -> new EnrolmentAnswer.Later(Patience.bounded(wait)))
                .orElseGet(() -> new EnrolmentAnswer.Unavailable(sentence(what)));
    }
}
