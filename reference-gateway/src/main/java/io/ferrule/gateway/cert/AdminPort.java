// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.gateway.command.Trouble;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.Secret;
import io.ferrule.gateway.wiring.Addresses;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The admin port of a running gateway, as a command speaks to it. */
final class AdminPort {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 16 * 1_024 * 1_024;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Admin port of the running gateway, such as http://127.0.0.1:9080; else admin.listen of PLACE.")
    private Optional<URI> url = Optional.empty();

    @Option(
            names = "--token",
            paramLabel = "FILE",
            description = "File with the token of the admin port, else admin.token.")
    private Optional<Path> token = Optional.empty();

    /** What it says. */
    record Answer(int status, String body) {}

    boolean given() {
        return url.isPresent();
    }

    /** Asks; empty if nobody answers there. */
    Optional<Answer> ask(Place place, String method, String path) throws Trouble {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(place, path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.noBody());
        Optional<Secret> secret = secret(place);
        secret.ifPresent(
                own -> request.header("Authorization", "Bearer " + new String(own.bytes(), StandardCharsets.UTF_8)));
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            HttpResponse<InputStream> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                String text = new String(body.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
                return Optional.of(new Answer(response.statusCode(), text));
            }
        } catch (ConnectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Trouble(Trouble.NOT_FINE, "the gateway's admin port gives no answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(Trouble.NOT_FINE, "interrupted while the gateway was asked");
        }
    }

    private URI address(Place place, String path) throws Trouble {
        Optional<GatewayConfig> config = url.isPresent() ? Optional.empty() : place.config();
        Optional<String> base = url.map(URI::toString)
                .or(() -> config.map(
                        known -> "http://" + Addresses.text(known.admin().listen())));
        if (base.isEmpty()) {
            throw new Trouble(
                    Trouble.USAGE, "where is the gateway's admin port? give --url, or its configuration file");
        }
        try {
            URI whole = URI.create(base.get().replaceAll("/+$", "") + path);
            if ("http".equals(whole.getScheme()) || "https".equals(whole.getScheme())) {
                return whole;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the sentence that serves both.
        }
        throw new Trouble(Trouble.USAGE, "--url is an address such as http://127.0.0.1:9080");
    }

    private Optional<Secret> secret(Place place) throws Trouble {
        if (token.isPresent()) {
            try {
                return Optional.of(Secret.ofFile(Files.readAllBytes(token.get())));
            } catch (IOException e) {
                throw new Trouble(Trouble.USAGE, "cannot read the token: " + e.getMessage());
            }
        }
        return place.config().flatMap(known -> known.admin().token());
    }
}
