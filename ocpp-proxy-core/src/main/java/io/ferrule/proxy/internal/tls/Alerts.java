// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the alert of TLS (RFC 8446, 6) behind an exception. Both providers tell it in words only: that of the Java runtime in
 * sentences, that of Bouncy Castle, which need not be there, in exceptions of its own with the name and the number of the alert.
 */
final class Alerts {

    private static final String OF_THE_RUNTIME = "Received fatal alert: ";
    private static final String OF_BOUNCY_CASTLE = "org.bouncycastle.tls.TlsFatalAlertReceived";
    private static final String RAISED_BY_BOUNCY_CASTLE = "org.bouncycastle.tls.TlsFatalAlert";
    private static final String OTHER_VERSION = "The server selected protocol version";
    private static final String PROTOCOL_VERSION = "protocol_version";
    /** How either provider says that a message of the handshake, or a chain in it, is longer than its bound. */
    private static final List<String> TOO_LONG = List.of(
            "The size of the handshake message",
            "The certificate chain length",
            "Handshake message length exceeds the maximum",
            "Certificate chain longer than maximum");
    /** How Bouncy Castle says that a certificate demands a feature of TLS (RFC 7633). */
    private static final List<String> DEMANDS = List.of("Server extensions missing TLS Feature");

    private Alerts() {}

    /** The alert that the peer sent, for example {@code unknown_ca}. */
    static Optional<String> received(Stream<Throwable> causes) {
        return causes.flatMap(cause -> named(cause).stream()).findFirst();
    }

    /** Whether we ended the handshake because of the version that the peer chose. */
    static boolean raisedForVersion(Stream<Throwable> causes) {
        return causes.anyMatch(cause -> message(cause).startsWith(OTHER_VERSION)
                || (is(cause, RAISED_BY_BOUNCY_CASTLE) && message(cause).startsWith(PROTOCOL_VERSION)));
    }

    /** Whether we ended the handshake because a message of the peer, or a chain in it, was longer than its bound. */
    static boolean raisedForLength(Stream<Throwable> causes) {
        return says(causes, TOO_LONG);
    }

    /** Whether we ended the handshake because it lacks what the peer's certificate demands. */
    static boolean raisedForDemand(Stream<Throwable> causes) {
        return says(causes, DEMANDS);
    }

    private static boolean says(Stream<Throwable> causes, List<String> words) {
        return causes.map(Alerts::message).anyMatch(message -> words.stream().anyMatch(message::contains));
    }

    private static Optional<String> named(Throwable cause) {
        String message = message(cause);
        if (is(cause, OF_BOUNCY_CASTLE)) {
            int number = message.indexOf('(');
            return Optional.of(number < 0 ? message : message.substring(0, number));
        }
        int begin = message.indexOf(OF_THE_RUNTIME);
        return begin < 0 ? Optional.empty() : Optional.of(message.substring(begin + OF_THE_RUNTIME.length()));
    }

    private static boolean is(Throwable cause, String type) {
        return cause.getClass().getName().equals(type);
    }

    private static String message(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }
}
