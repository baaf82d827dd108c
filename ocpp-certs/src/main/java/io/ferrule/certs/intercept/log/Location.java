// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a peer wants a file: a URL that was looked at, with nothing in it that could break a line of a protocol. Immutable.
 *
 * @param uri an absolute URL with a host, in ASCII
 */
record Location(URI uri) {

    private static final Pattern SLASH = Pattern.compile("/");
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp");
    private static final int MAX_LENGTH = 2_000;

    /** Reads a URL; empty if it is none of http, https and ftp, or has something in it that an upload cannot use. */
    static Optional<Location> of(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(new URI(text.strip()).toASCIIString());
            boolean usable = uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535
                    && uri.getPort() != 0
                    && uri.getRawFragment() == null;
            Location location = new Location(uri);
            return usable
                            && location.segments().stream().noneMatch(Location::breaksLines)
                            && !breaksLines(location.user() + location.password())
                    ? Optional.of(location)
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean breaksLines(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    String scheme() {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    /** The name or address of the server, an IPv6 address without its brackets. */
    String host() {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }

    int port() {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return switch (scheme()) {
            case "https" -> 443;
            case "http" -> 80;
            default -> 21;
        };
    }

    /** Host and port as the header of HTTP wants them. */
    String authority() {
        return uri.getPort() > 0 ? uri.getHost() + ":" + uri.getPort() : uri.getHost();
    }

    Optional<String> userInfo() {
        return Optional.ofNullable(uri.getRawUserInfo()).map(Location::decoded);
    }

    /** The user, anonymous where none is named. */
    String user() {
        return userInfo().map(info -> info.split(":", 2)[0]).orElse("anonymous");
    }

    String password() {
        return userInfo()
                .map(info -> info.split(":", 2))
                .filter(parts -> parts.length == 2)
                .map(parts -> parts[1])
                .orElse("anonymous@");
    }

    /** Whether it names a folder that the file goes into. */
    boolean folder() {
        return uri.getRawPath() == null
                || uri.getRawPath().isEmpty()
                || uri.getRawPath().endsWith("/");
    }

    /** Names on the path, decoded, without the empty ones. */
    List<String> segments() {
        return SLASH.splitAsStream(Optional.ofNullable(uri.getRawPath()).orElse(""))
                .filter(segment -> !segment.isEmpty())
                .map(Location::decoded)
                .toList();
    }

    /** Path and query of a request of HTTP for a file of this name. */
    String target(String name) {
        String path = Optional.ofNullable(uri.getRawPath())
                .filter(raw -> !raw.isEmpty())
                .orElse("/");
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return (folder() ? path + name : path) + query;
    }

    /** A plus means itself outside of forms. */
    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without user, password, path and query. */
    @Override
    public String toString() {
        return scheme() + "://" + authority();
    }
}
