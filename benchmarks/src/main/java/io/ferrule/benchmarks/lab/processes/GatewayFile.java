// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.processes;

import io.ferrule.benchmarks.lab.oracle.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The configuration of the gateway.
 *
 * @param promise mirror or buffer
 * @param duplicates {@code refuse} or {@code replace}: what a second connection of a live identity meets
 * @param replayPerSecond how fast it catches up
 * @param tls whether the CSMS is reached over TLS, with the certificates beside the file
 * @param waits how patient it is
 * @param journalMegabytes most of what the journal may hold
 */
public record GatewayFile(
        Promise promise, String duplicates, int replayPerSecond, boolean tls, Waits waits, int journalMegabytes) {

    /** How patient the gateway is. */
    public enum Waits {
        /** So that a run is over soon. */
        SHORT(
                "  reconnect: {wait-minimum-seconds: 1, random-range-seconds: 1, repeat-times: 0}",
                "  call-timeout-seconds: 2",
                "  ping-seconds: 2"),
        /** As it is for a user who configures nothing. */
        USUAL();

        private final String yaml;

        Waits(String... lines) {
            this.yaml = String.join("\n", lines);
        }
    }

    /** Name of the directory for durable state, beside the file. */
    public static final String DATA = "data";

    /**
     * Writes the file.
     *
     * @param csmsPort port on the loopback address where the CSMS is reached
     */
    public Path write(Path directory, int csmsPort) throws IOException {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "data-dir: ./" + DATA,
                        "admin: {listen: '127.0.0.1:0'}",
                        "southbound:",
                        "  listen: '127.0.0.1:0'",
                        "  duplicates: " + duplicates,
                        "northbound:",
                        "  url: '" + (tls ? "wss" : "ws") + "://localhost:" + csmsPort + "/ocpp'",
                        tls ? "  trust: [ca.pem]\n  identity: {certificate: station.pem, key: station.key}" : "",
                        "  when-away: " + promise.name().toLowerCase(Locale.ROOT),
                        waits.yaml,
                        "  replay-per-second: " + replayPerSecond,
                        "journal: {megabytes: " + journalMegabytes + "}",
                        ""));
        return file;
    }
}
