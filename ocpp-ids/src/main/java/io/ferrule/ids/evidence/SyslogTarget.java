// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

/**
 * A receiver of syslog.
 *
 * @param transport how it is reached
 * @param host name or address
 * @param port 1 to 65,535
 */
public record SyslogTarget(Transport transport, String host, int port) {

    private static final int HIGHEST_PORT = 65_535;

    /** How a receiver is reached. */
    public enum Transport {
        /** One datagram for each message (RFC 5426); what is lost is lost. */
        UDP,
        /** A stream, each message after its length (RFC 6587, 3.4.1). */
        TCP,
        /** The same inside TLS (RFC 5425). */
        TLS
    }

    /** Checks the port. */
    public SyslogTarget {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("a port is 1 to " + HIGHEST_PORT + ", was " + port);
        }
    }
}
