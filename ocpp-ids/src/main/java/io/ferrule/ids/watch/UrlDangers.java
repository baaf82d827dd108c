// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import io.ferrule.model.fact.Address;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be wrong with an address. Names are not looked up: what they lead to may change until the station asks. */
final class UrlDangers {

    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps", "sftp");
    private static final Pattern SHELL =
            Pattern.compile("[;|`$<>\"'\\\\{}\\s]|&&|%0[ad]|%60|%3b|%7c|%24%28", Pattern.CASE_INSENSITIVE);
    private static final Pattern TRAVERSAL = Pattern.compile("[.][.]/|%2e%2e|[.][.]%2f", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+|0x[0-9a-f.x]+|\\[.*");
    private static final Pattern PRIVATE = Pattern.compile(
            "localhost|.*[.]local|.*[.]internal|127[.].*|10[.].*|192[.]168[.].*|172[.](1[6-9]|2[0-9]|3[01])[.].*|169[.]254[.].*|0[.].*|0|100[.](6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])[.].*|\\[(::1|::|f[cd].*|fe80.*|::ffff:.*)\\]|[0-9]+|0x.*");

    private UrlDangers() {}

    static List<String> of(Address address, Set<String> hosts) {
        List<String> dangers = new ArrayList<>();
        String text = address.text();
        if (SHELL.matcher(text).find()) {
            dangers.add("shell");
        }
        if (TRAVERSAL.matcher(text).find()) {
            dangers.add("traversal");
        }
        Optional<URI> uri = address.uri().filter(read -> read.getScheme() != null && read.getHost() != null);
        if (uri.isEmpty()) {
            dangers.add(scheme(text).isEmpty() || SCHEMES.contains(scheme(text)) ? "confusing" : "scheme");
        } else {
            host(address, uri.get(), hosts, dangers);
        }
        return dangers;
    }

    private static String scheme(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    }

    private static void host(Address address, URI uri, Set<String> hosts, List<String> dangers) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean firmware = address.purpose().direction() == Address.Direction.DOWNLOAD;
        if (!SCHEMES.contains(scheme)) {
            dangers.add("scheme");
        } else if (firmware && scheme.equals("http")) {
            dangers.add("plain");
        }
        if (hosts.contains(host)) {
            return;
        }
        if (!hosts.isEmpty()) {
            dangers.add("stranger");
        }
        String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        if (user.contains(".") || user.contains("@")) {
            dangers.add("confusing");
        } else if (firmware && !user.isEmpty()) {
            dangers.add("credentials");
        }
        if (PRIVATE.matcher(host).matches()) {
            dangers.add("private");
        } else if (NUMBER.matcher(host).matches()) {
            dangers.add("number");
        }
    }
}
