// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What an ACME server answers, read with care. */
record Reply(HttpResponse<byte[]> response) {

    private static final int MAX_URL = 2_048;
    private static final int MIN_FAILURE = 300;

    int status() {
        return response.statusCode();
    }

    boolean good() {
        return status() < MIN_FAILURE;
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    Payload json() throws IOException {
        try {
            return Payload.of(text());
        } catch (PayloadException e) {
            throw new IOException("the answer is no JSON", e);
        }
    }

    /** Where a thing is that was made. */
    URI location() throws IOException {
        return url(header("Location"), "Location");
    }

    /** An address in an answer. */
    static URI url(Payload answer, String pointer) throws IOException {
        return url(answer.string(pointer), pointer);
    }

    /** All addresses are spoken to over TLS (RFC 8555, 6.1). */
    private static URI url(Optional<String> text, String where) throws IOException {
        try {
            URI url = new URI(text.filter(it -> it.length() <= MAX_URL).orElse(""));
            if ("https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IOException("the answer has no usable address in " + where, e);
        }
        throw new IOException("the answer has no usable address in " + where);
    }

    /**
     * How long to wait, in seconds or until a date (RFC 9110, 10.2.3). A date is taken by the server's own clock; ours may be
     * wrong.
     */
    Optional<Duration> retryAfter() {
        String retry = header("Retry-After").orElse("");
        if (retry.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retry)));
        }
        return date(retry)
                .flatMap(until -> header("Date").flatMap(Reply::date).map(now -> Duration.between(now, until)))
                .filter(wait -> !wait.isNegative());
    }

    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
