// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.subjects;

/**
 * How a gateway under measurement is configured.
 *
 * @param validation word of the {@code validation} section, for both directions
 * @param limits whether limits of rate are those that a user has, or raised so that a closed loop does not meet them
 * @param whenAway {@code mirror} or {@code buffer}
 * @param ids mode of the intrusion detection
 */
public record GatewaySettings(String validation, Limits limits, String whenAway, String ids) {

    private static final String MIRROR = "mirror";
    private static final String OFF = "off";

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
        return new GatewaySettings(OFF, Limits.RAISED, MIRROR, OFF);
    }

    /** Schema check of every frame as by default, raised limits. */
    public static GatewaySettings observing() {
        return new GatewaySettings("observe", Limits.RAISED, MIRROR, OFF);
    }

    /** Everything as a user has it who configures nothing. */
    public static GatewaySettings defaults() {
        return new GatewaySettings("observe", Limits.DEFAULT, MIRROR, OFF);
    }

    /** The same, and what the CSMS does not get is kept. */
    public GatewaySettings buffering() {
        return new GatewaySettings(validation, limits, "buffer", ids);
    }

    /** The same with intrusion detection: {@code observe}, {@code alert} or {@code block}. */
    public GatewaySettings watching(String mode) {
        return new GatewaySettings(validation, limits, whenAway, mode);
    }

    String title() {
        String away = whenAway.equals(MIRROR) ? "" : ", " + whenAway;
        return "validation " + validation + away + (ids.equals(OFF) ? "" : ", ids " + ids);
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
                "ids: {mode: '" + ids + "'}",
                "");
    }
}
