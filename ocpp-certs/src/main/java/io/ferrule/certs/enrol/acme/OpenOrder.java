// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.enrol.acme.ChallengeResponder.Offer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** An order that the authority has not decided, and what is shown to it meanwhile. Guarded by its client. */
final class OpenOrder implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final URI url;
    private final long begin;
    private final Map<String, Offer> offers = new HashMap<>();

    OpenOrder(URI url, Pace pace) {
        this.url = url;
        this.begin = pace.nanos();
    }

    URI url() {
        return url;
    }

    /** Whether an authority that wanted to decide would have decided. */
    boolean stale(Pace pace) {
        return Duration.ofNanos(pace.nanos() - begin).compareTo(LONGEST) > 0;
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
