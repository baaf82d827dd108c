// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Parsers of single values. Each throws IllegalArgumentException with what is allowed. */
final class Values {

    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})d");

    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,4})([smhd])");
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3})%");
    private static final Pattern ACTION = Pattern.compile("[A-Z][A-Za-z0-9]{0,49}");
    private static final Pattern CONFIGURATION_KEY = Pattern.compile("[A-Za-z0-9_.-]{1,50}");

    private Values() {}

    static Function<String, Integer> number(int least, int most) {
        return text -> {
            try {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Falls through to the sentence that serves both.
            }
            throw new IllegalArgumentException(
                    "must be a whole number from " + least + " to " + most + ", was " + quoted(text));
        };
    }

    static Function<String, Double> decimal(double least, double most) {
        return text -> {
            try {
                double number = Double.parseDouble(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Falls through to the sentence that serves both.
            }
            throw new IllegalArgumentException("must be a number from "
                    + BigDecimal.valueOf(least).stripTrailingZeros().toPlainString() + " to "
                    + BigDecimal.valueOf(most).stripTrailingZeros().toPlainString() + ", was " + quoted(text));
        };
    }

    static Function<String, Duration> seconds(int least, int most) {
        return number(least, most).andThen(Duration::ofSeconds);
    }

    static Duration days(String text) {
        var matcher = DAYS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a number of days such as 30d, was " + quoted(text));
        }
        return Duration.ofDays(Integer.parseInt(matcher.group(1)));
    }

    /** A length of time with its unit: {@code 90s}, {@code 30m}, {@code 1h} or {@code 2d}. */
    static Duration time(String text) {
        var matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be a time such as 30m, 1h or 2d, was " + quoted(text));
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    static int percent(String text) {
        var matcher = PERCENT.matcher(text);
        int percent = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("must be a share from 1% to 100%, was " + quoted(text));
        }
        return percent;
    }

    static boolean flag(String text) {
        return oneOf(List.of("true", "false")).apply(text).equals("true");
    }

    static boolean onOrOff(String text) {
        return oneOf(List.of("on", "off")).apply(text).equals("on");
    }

    static Function<String, String> oneOf(List<String> words) {
        return text -> {
            if (words.contains(text)) {
                return text;
            }
            String guess = NearestWord.of(text, words)
                    .map(word -> "; did you mean \"" + word + "\"?")
                    .orElse("");
            throw new IllegalArgumentException(
                    "must be one of " + String.join(", ", words) + ", was " + quoted(text) + guess);
        };
    }

    /** The constants of an enum, in lower case with hyphens. */
    static <E extends Enum<E>> Function<String, E> word(Class<E> type) {
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(Values::wordOf).toList();
        return oneOf(words).andThen(word -> type.getEnumConstants()[words.indexOf(word)]);
    }

    static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of an action as OCPP writes it. */
    static String action(String text) {
        return matching(text, ACTION, "must be the name of an action such as GetConfiguration");
    }

    /** The name of a configuration key (OCPP 1.6, 7.27: CiString50Type). */
    static String configurationKey(String text) {
        return matching(text, CONFIGURATION_KEY, "must be a configuration key of 1 to 50 letters, digits and _ . -");
    }

    private static String matching(String text, Pattern pattern, String demand) {
        if (pattern.matcher(text).matches()) {
            return text;
        }
        throw new IllegalArgumentException(demand + ", was " + quoted(text));
    }

    static String text(String text) {
        if (text.isBlank() || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must be a text of one line");
        }
        return text;
    }

    /** {@code host:port}, {@code 1.2.3.4:port} or {@code [::1]:port}; port 0 takes a free one. */
    static InetSocketAddress listen(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.isEmpty() || (!bracketed && host.indexOf(':') >= 0)) {
            throw new IllegalArgumentException(
                    "must be host:port such as 127.0.0.1:9000 or [::1]:9000, was " + quoted(text));
        }
        int port;
        try {
            port = number(0, 65_535).apply(text.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the port " + e.getMessage(), e);
        }
        try {
            String name = bracketed ? host.substring(1, host.length() - 1) : host;
            return new InetSocketAddress(InetAddress.getByName(name), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address is known for the host " + quoted(host), e);
        }
    }

    /** The address of a CSMS, to which the identity of a station is appended. */
    static URI upstream(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no address: " + e.getReason() + " in " + quoted(text), e);
        }
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("ws") && !scheme.equals("wss")) {
            throw new IllegalArgumentException("must start with ws:// or wss://, was " + quoted(text));
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65_535) {
            throw new IllegalArgumentException(
                    "must name a host and perhaps a port from 1 to 65535, was " + quoted(text));
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "must be without user, query and fragment; passwords belong to stations");
        }
        return url;
    }

    /** The address of a server that is spoken to over TLS, without user, query and fragment. */
    static URI secureAddress(String text) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no address: " + e.getReason() + " in " + quoted(text), e);
        }
        boolean plain = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
        if (!"https".equalsIgnoreCase(url.getScheme()) || url.getHost() == null || !plain) {
            throw new IllegalArgumentException(
                    "must start with https://, without user, query and fragment, was " + quoted(text));
        }
        return url;
    }

    static String quoted(String text) {
        String shown = text.length() > 80 ? text.substring(0, 80) + "…" : text;
        return "\"" + shown + "\"";
    }
}
