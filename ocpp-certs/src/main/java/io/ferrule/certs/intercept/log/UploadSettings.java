// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import io.ferrule.model.StationId;
import io.ferrule.proxy.handshake.AddressBlock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLSocketFactory;

/**
 * Where logs may be uploaded to, and how. Immutable.
 *
 * @param places where to
 * @param timeLimit for one attempt, 1 second to 1 hour
 * @param tls makes the connections of {@code https}; empty for those of the Java runtime with its roots
 * @param refusals hears why an order of a station's CSMS is not carried out, in a sentence without anything of the address; called
 *     on any thread, must not block
 * @param executor where uploads wait for the network; its threads bound how many run at once
 */
public record UploadSettings(
        UploadPlaces places,
        Duration timeLimit,
        Optional<SSLSocketFactory> tls,
        BiConsumer<StationId, String> refusals,
        Executor executor) {

    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);
    private static final Duration MOST = Duration.ofHours(1);

    /** Checks the time limit. */
    public UploadSettings {
        if (timeLimit.compareTo(Duration.ofSeconds(1)) < 0 || timeLimit.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("an upload takes 1 second to 1 hour, was " + timeLimit);
        }
    }

    /**
     * By https, http and ftp to public addresses, 2 minutes for each attempt; nobody hears of refusals.
     *
     * @param executor where uploads wait for the network
     * @return settings to refine
     */
    public static UploadSettings of(Executor executor) {
        return new UploadSettings(
                UploadPlaces.standard(), DEFAULT_LIMIT, Optional.empty(), (station, why) -> {}, executor);
    }

    /**
     * With other places.
     *
     * @param allowed where to
     * @return a copy
     */
    public UploadSettings withPlaces(UploadPlaces allowed) {
        return new UploadSettings(allowed, timeLimit, tls, refusals, executor);
    }

    /**
     * With other schemes.
     *
     * @param allowed some of http, https and ftp
     * @return a copy
     */
    public UploadSettings withSchemes(Set<String> allowed) {
        return withPlaces(new UploadPlaces(allowed, places.hosts(), places.networks()));
    }

    /**
     * With networks that are allowed although they are not public.
     *
     * @param allowed the networks
     * @return a copy
     */
    public UploadSettings withNetworks(List<AddressBlock> allowed) {
        return withPlaces(new UploadPlaces(places.schemes(), places.hosts(), allowed));
    }

    /**
     * With another limit.
     *
     * @param limit for one attempt
     * @return a copy
     */
    public UploadSettings withTimeLimit(Duration limit) {
        return new UploadSettings(places, limit, tls, refusals, executor);
    }

    /**
     * With other roots or an own certificate for https.
     *
     * @param factory makes the connections; the name of the server is checked in any case
     * @return a copy
     */
    public UploadSettings withTls(SSLSocketFactory factory) {
        return new UploadSettings(places, timeLimit, Optional.of(factory), refusals, executor);
    }

    /**
     * With somebody who hears of refusals.
     *
     * @param other hears of them
     * @return a copy
     */
    public UploadSettings withRefusals(BiConsumer<StationId, String> other) {
        return new UploadSettings(places, timeLimit, tls, other, executor);
    }
}
