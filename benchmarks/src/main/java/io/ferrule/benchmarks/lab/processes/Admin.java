// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.processes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The admin port as an operator uses it.
 *
 * @param client shared
 * @param port on the loopback address
 */
public record Admin(HttpClient client, int port) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What waits: entries of the journal, or in mirror mode open calls. */
    public int pending() throws IOException, InterruptedException {
        int open = 0;
        for (JsonNode station : get("/api/stations").orElseThrow()) {
            open += station.path("pending").asInt();
        }
        return Math.max(
                open,
                get("/api/journal?state=pending&limit=1000").map(JsonNode::size).orElse(0));
    }

    /** Stations whose CSMS is not reached at the moment. */
    public int away() throws IOException, InterruptedException {
        int away = 0;
        for (JsonNode station : get("/api/stations").orElseThrow()) {
            away += station.at("/northbound/state").asText().equals("open") ? 0 : 1;
        }
        return away;
    }

    /** Entries that wait in the journal; 0 for a gateway without one. */
    public int waiting() throws IOException, InterruptedException {
        return get("/api/journal?state=pending&limit=1000").map(JsonNode::size).orElse(0);
    }

    /** Dead letters of each station that has any. */
    public Map<String, Integer> dead() throws IOException, InterruptedException {
        Map<String, Integer> dead = new HashMap<>();
        Optional<JsonNode> entries = get("/api/journal?state=dead&limit=1000");
        if (entries.isPresent()) {
            entries.get().forEach(it -> dead.merge(it.path("station").asText(), 1, Integer::sum));
        }
        return dead;
    }

    /** A page as JSON; empty if this gateway has none. */
    private Optional<JsonNode> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (response.statusCode() != OK) {
            throw new IOException(path + " was answered with " + response.statusCode());
        }
        return Optional.of(JSON.readTree(response.body()));
    }
}
