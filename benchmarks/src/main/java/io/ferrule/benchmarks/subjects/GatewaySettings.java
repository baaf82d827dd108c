// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.subjects;

/**
 * How a gateway under measurement is configured.
 *
 * @param validation word of the {@code validation} section, for both directions
 * @param limits whether limits of rate are those that a user has, or raised so that a closed loop does not meet them
 * @param whenAway {@code mirror} or {@code buffer}
 */
public record GatewaySettings(String validation, Limits limits, String whenAway) {

    private static final String MIRROR = "mirror";

    /** Limits of rate for each connection. */
    public enum Limits {
        DEFAULT("{}"),
        RAISED("{messages-per-second: 100000, frames-per-second: 100000}");

        private final String yaml;

        Limits(String yaml) {
            this.yaml = yaml;
        }
    }

    /** No schema check, raised limits. */
    public static GatewaySettings forwarding() {
        return new GatewaySettings("off", Limits.RAISED, MIRROR);
    }

    /** Schema check of every frame as by default, raised limits. */
    public static GatewaySettings observing() {
        return new GatewaySettings("observe", Limits.RAISED, MIRROR);
    }

    /** Everything as a user has it who configures nothing. */
    public static GatewaySettings defaults() {
        return new GatewaySettings("observe", Limits.DEFAULT, MIRROR);
    }

    /** The same, and what the CSMS does not get is kept. */
    public GatewaySettings buffering() {
        return new GatewaySettings(validation, limits, "buffer");
    }

    String title() {
        return "validation " + validation + (whenAway.equals(MIRROR) ? "" : ", " + whenAway);
    }

    String yaml(String dataDirectory, int csmsPort) {
        return String.join(
                "\n",
                "data-dir: ./" + dataDirectory,
                "admin: {listen: '127.0.0.1:0'}",
                "southbound:",
                "  listen: '127.0.0.1:0'",
                "  limits: " + limits.yaml,
                "northbound:",
                "  url: 'wss://localhost:" + csmsPort + "/ocpp'",
                "  when-away: " + whenAway,
                "  trust: [ca.pem]",
                "  identity: {certificate: station.pem, key: station.key}",
                "validation: {from-station: '" + validation + "', from-csms: '" + validation + "'}",
                "");
    }
}
