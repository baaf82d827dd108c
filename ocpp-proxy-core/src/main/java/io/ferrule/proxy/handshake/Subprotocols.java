// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

import io.ferrule.model.OcppVersion;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Chooses the sub-protocol of a connection (OCPP-J 1.6, 3.1.2; RFC 6455, 1.9). Stateless and safe for use by several threads.
 */
public final class Subprotocols {

    /**
     * What was chosen.
     *
     * @param version version that the session speaks
     * @param token token to answer with, as the station spelled it
     */
    public record Choice(OcppVersion version, String token) {}

    private Subprotocols() {}

    /**
     * Takes the first offer that is accepted: the order is the station's preference. Case does not matter, and offers that a
     * station sent as one entry with blanks between them count one by one.
     *
     * @param offered tokens of {@code Sec-WebSocket-Protocol} in the station's order
     * @param accepted versions that we speak
     * @return the choice, or empty if there is no common one
     */
    public static Optional<Choice> choose(List<String> offered, Set<OcppVersion> accepted) {
        return tokens(offered)
                .flatMap(
                        token -> OcppVersion.ofSubprotocol(token)
                                .filter(accepted::contains)
                                .map(version -> new Choice(version, token))
                                .stream())
                .findFirst();
    }

    private static Stream<String> tokens(Collection<String> offered) {
        return offered.stream()
                .flatMap(entry -> Arrays.stream(entry.strip().split("\\s+")))
                .filter(token -> !token.isEmpty());
    }
}
