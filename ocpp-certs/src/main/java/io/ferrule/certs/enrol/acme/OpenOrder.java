// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.enrol.acme.ChallengeResponder.Offer;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An order that the authority has not decided, and what is shown to it meanwhile. Guarded by its client. */
final class OpenOrder implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final URI url;
    private final Instant since;
    private final String key;
    private final Map<String, Offer> offers = new HashMap<>();

    /** @param key fingerprint of the key that is to be certified */
    OpenOrder(URI url, Instant since, String key) {
        this.url = url;
        this.since = since;
        this.key = key;
    }

    /** As {@link #text} has written it; empty if it is something else. */
    static Optional<OpenOrder> of(String text) {
        String[] parts = text.split(" ", 3);
        try {
            return parts.length == 3
                    ? Optional.of(new OpenOrder(URI.create(parts[2]), Instant.parse(parts[0]), parts[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** When it began, for which key, and where it is. */
    String text() {
        return since + " " + key + " " + url;
    }

    URI url() {
        return url;
    }

    /** Whether it is for this key; a request may be sent in for one key only (RFC 8555, 7.4). */
    boolean isFor(String other) {
        return key.equals(other);
    }

    /** Whether an authority that wanted to decide would have decided; a clock that went back makes it none the younger. */
    boolean stale(Instant now) {
        return Duration.between(since, now).abs().compareTo(LONGEST) > 0;
    }

    /** Has an answer ready until the order is over, because the authority may come more than once (RFC 8555, 8.2). */
    void show(Challenge challenge, ChallengeResponder responder) throws IOException {
        if (!offers.containsKey(challenge.token())) {
            offers.put(challenge.token(), responder.offer(challenge));
        }
    }

    @Override
    public void close() {
        offers.values().forEach(Offer::close);
        offers.clear();
    }
}
