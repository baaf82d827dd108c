// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

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
