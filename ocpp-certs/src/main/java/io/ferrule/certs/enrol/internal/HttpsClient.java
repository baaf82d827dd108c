// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * HTTP/1.1 over TLS to an authority: one deadline of thirty seconds for each exchange, answers of at most 256 KiB, no
 * redirects. Holds a thread of the runtime's client until it is garbage. Safe for use by several threads.
 */
public final class HttpsClient {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int MAX_BYTES = 262_144;

    private final HttpClient client;

    /** A client that believes and shows what the context says. */
    public HttpsClient(SSLContext tls) {
        client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(DEADLINE)
                .build();
    }

    /** The runtime's own time limit ends with the headers; a server that dribbles its body is given up here. */
    public HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, headers -> new BoundedBody(MAX_BYTES));
        try {
            return exchange.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new HttpTimeoutException("no answer in time");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while an authority was asked");
        }
    }
}
