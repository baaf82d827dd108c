// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import com.sun.net.httpserver.Headers;
import io.ferrule.gateway.config.Secret;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides whether a request may look at anything at all. Immutable. */
final class Gatekeeper {

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+\\]");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}|\\[::1\\]|localhost");
    private static final String SCHEME = "Bearer ";

    private final Optional<byte[]> token;
    private final String ownName;

    Gatekeeper(Optional<Secret> token, String ownName) {
        this.token = token.map(Secret::bytes);
        this.ownName = ownName.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the Host header names this machine. A page in a browser can make its own name point to this address, but it
     * cannot make the browser send another name; so names that are not ours are foreign, and numbers are fine unless the
     * connection came over loopback. A caller without the header is no browser.
     */
    boolean knowsHost(Headers headers, InetAddress local) {
        List<String> hosts = headers.getOrDefault("Host", List.of());
        if (hosts.isEmpty()) {
            return true;
        }
        String name = withoutPort(hosts.get(0).strip().toLowerCase(Locale.ROOT));
        boolean ours = LOOPBACK.matcher(name).matches() || name.equals(ownName);
        boolean number = !local.isLoopbackAddress() && ADDRESS.matcher(name).matches();
        return hosts.size() == 1 && (ours || number);
    }

    /** Whether the caller shows the token, compared in a time that does not depend on how much of it is right. */
    boolean admits(Headers headers) {
        if (token.isEmpty()) {
            return true;
        }
        String shown = Optional.ofNullable(headers.getFirst("Authorization")).orElse("");
        return shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        shown.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8), token.get());
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
