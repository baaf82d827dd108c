// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An address that a message makes somebody connect to.
 *
 * @param text the address as written; a secret, for it may carry a password
 * @param purpose what it is for
 * @param pointer leads to the address
 */
public record Address(String text, Purpose purpose, String pointer) implements Fact {

    /** Which way data goes between the station and an address. */
    public enum Direction {
        /** The station sends a file there: what it knows may leak. */
        UPLOAD,
        /** The station fetches a file from there and uses it. */
        DOWNLOAD,
        /** The station holds a conversation there. */
        CONNECT
    }

    /** What an address is for. */
    public enum Purpose {
        /** Where a station puts its diagnostics. */
        DIAGNOSTICS(Direction.UPLOAD),
        /** Where a station puts a log. */
        LOG(Direction.UPLOAD),
        /** Where a station gets firmware. */
        FIRMWARE(Direction.DOWNLOAD),
        /** Where a local controller offers firmware to other stations. */
        PUBLISHED_FIRMWARE(Direction.DOWNLOAD),
        /** What a station shows on its display. */
        DISPLAY(Direction.DOWNLOAD),
        /** The CSMS that a station shall connect to. */
        CSMS(Direction.CONNECT),
        /** The server of a virtual private network; often a bare name and no URL. */
        VPN(Direction.CONNECT),
        /** Who is asked whether a certificate was revoked; it is the CSMS that connects (OCPP 2.0.1 part 2, C07). */
        OCSP(Direction.CONNECT);

        private final Direction direction;

        Purpose(Direction direction) {
            this.direction = direction;
        }

        /**
         * Which way data goes.
         *
         * @return as seen from who connects
         */
        public Direction direction() {
            return direction;
        }
    }

    /**
     * The address as a URI. Two readers of a URL may disagree about its host; who allows an address only because of its
     * host should refuse what gives nothing here.
     *
     * @return the URI, or empty if the text is none as in RFC 2396
     */
    public Optional<URI> uri() {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Scheme, host and port: what may be shown to people.
     *
     * @return for example {@code ftp://files.example.com:2121}, in lower case and without user, password, path and query;
     *     empty if the address has no scheme or no host
     */
    public Optional<String> origin() {
        return uri().filter(uri -> uri.getScheme() != null && uri.getHost() != null)
                .map(uri -> uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
                .map(origin -> origin.toLowerCase(Locale.ROOT));
    }

    static Stream<Address> in(Found found) {
        Spot spot = found.spot();
        return switch (found.kind()) {
            case DIAGNOSTICS, LOG, PUBLISHED_FIRMWARE, CSMS, VPN, OCSP ->
                of(spot, Purpose.valueOf(found.kind().name())).stream();
            case FIRMWARE -> of(spot.at("location"), Purpose.FIRMWARE).stream();
            case MESSAGE ->
                spot
                        .at("format")
                        .text()
                        .filter("URI"::equals)
                        .flatMap(uri -> of(spot.at("content"), Purpose.DISPLAY))
                        .stream();
            default -> Stream.empty();
        };
    }

    static Optional<Address> of(Spot spot, Purpose purpose) {
        return spot.text().map(text -> new Address(text, purpose, spot.pointer()));
    }

    /**
     * Says what it is for and where it stands, never what it is.
     *
     * @return for example {@code Address[FIRMWARE at /location]}
     */
    @Override
    public String toString() {
        return "Address[" + purpose + " at " + pointer + "]";
    }
}
