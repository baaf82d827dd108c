// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.Machine;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.FakeCsms;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Starts gateways that drive a site, by files as a user writes them. */
final class SiteGateway {

    private SiteGateway() {}

    /** Of the site in a text; a second one in the same directory remembers what the first one did. */
    static Gateway start(Path directory, FakeCsms csms, int callSeconds, String site, Clock clock) throws Exception {
        Files.writeString(directory.resolve("site.yaml"), site);
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: %s, call-timeout-seconds: %d}
                admin: {listen: 127.0.0.1:0}
                charging: {site: site.yaml}
                """
                        .formatted(csms.uri(), callSeconds));
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(clock));
    }

    /**
     * What {@code /api/site} says, as soon as it is as wished: a decision is told there after its orders are on their way, so that a quick
     * station may be ahead of the page.
     */
    static Payload await(Gateway gateway, String what, Predicate<Payload> wish, Duration atMost) throws Exception {
        HttpRequest ask = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.admin().getPort() + "/api/site"))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            HttpResponse<String> answer = http.send(ask, BodyHandlers.ofString());
            Payload site =
                    answer.statusCode() == 200 ? Payload.of(answer.body()) : Payload.empty(); // nothing decided yet
            if (wish.test(site)) {
                return site;
            }
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("waited in vain for " + what + ", there is " + answer.body());
            }
            CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS))
                    .join();
        }
    }

    /** Where its stations connect to. */
    static URI door(Gateway gateway) {
        return URI.create("ws://127.0.0.1:" + gateway.southbound().getPort() + "/ocpp");
    }
}
