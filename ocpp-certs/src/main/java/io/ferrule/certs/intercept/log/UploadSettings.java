// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import io.ferrule.proxy.handshake.AddressBlock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLSocketFactory;

/**
 * Where logs may be uploaded to, and how. Immutable.
 *
 * @param schemes which of {@code http}, {@code https} and {@code ftp} are used; a password in the address goes out in the
 *     clear with all but {@code https}
 * @param networks which of the addresses that are not public may be connected to: none of the gateway's own, of private, of
 *     link-local and of similar networks is, unless it lies in one of these
 * @param timeLimit for one attempt, 1 second to 1 hour
 * @param tls makes the connections of {@code https}; empty for those of the Java runtime with its roots
 * @param executor where uploads wait for the network; its threads bound how many run at once
 */
public record UploadSettings(
        Set<String> schemes,
        List<AddressBlock> networks,
        Duration timeLimit,
        Optional<SSLSocketFactory> tls,
        Executor executor) {

    private static final Set<String> KNOWN = Set.of("http", "https", "ftp");
    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(2);
    private static final Duration MOST = Duration.ofHours(1);

    /** Copies the collections and checks the values. */
    public UploadSettings {
        schemes = Set.copyOf(schemes);
        networks = List.copyOf(networks);
        if (!KNOWN.containsAll(schemes)) {
            throw new IllegalArgumentException("uploads are made by http, https and ftp, not by " + schemes);
        }
        if (timeLimit.compareTo(Duration.ofSeconds(1)) < 0 || timeLimit.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("an upload takes 1 second to 1 hour, was " + timeLimit);
        }
    }

    /**
     * By https, http and ftp to public addresses, 2 minutes for each attempt.
     *
     * @param executor where uploads wait for the network
     * @return settings to refine
     */
    public static UploadSettings of(Executor executor) {
        return new UploadSettings(KNOWN, List.of(), DEFAULT_LIMIT, Optional.empty(), executor);
    }

    /**
     * With other schemes.
     *
     * @param allowed some of http, https and ftp
     * @return a copy
     */
    public UploadSettings withSchemes(Set<String> allowed) {
        return new UploadSettings(allowed, networks, timeLimit, tls, executor);
    }

    /**
     * With networks that are allowed although they are not public.
     *
     * @param allowed the networks
     * @return a copy
     */
    public UploadSettings withNetworks(List<AddressBlock> allowed) {
        return new UploadSettings(schemes, allowed, timeLimit, tls, executor);
    }

    /**
     * With another limit.
     *
     * @param limit for one attempt
     * @return a copy
     */
    public UploadSettings withTimeLimit(Duration limit) {
        return new UploadSettings(schemes, networks, limit, tls, executor);
    }

    /**
     * With other roots or an own certificate for https.
     *
     * @param factory makes the connections; the name of the server is checked in any case
     * @return a copy
     */
    public UploadSettings withTls(SSLSocketFactory factory) {
        return new UploadSettings(schemes, networks, timeLimit, Optional.of(factory), executor);
    }
}
