// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.tls;

import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Tells whose fault a failed handshake was. The sentences are ours: what a peer wrote into a certificate is not repeated. */
public final class TlsFailures {

    private static final String HANDSHAKE_FAILURE = "handshake_failure";
    private static final Set<String> ABOUT_OUR_CERTIFICATE = Set.of(
            "bad_certificate",
            "unsupported_certificate",
            "certificate_revoked",
            "certificate_expired",
            "certificate_unknown",
            "certificate_required",
            "unknown_ca",
            "access_denied");

    private TlsFailures() {}

    /** The alert that the peer sent, for example {@code unknown_ca}. */
    public static Optional<String> alert(IOException failure) {
        return Alerts.received(chain(failure));
    }

    /** A failure of the handshake itself. Asked says whether the CSMS had asked for our certificate by then. */
    static DialException handshake(IOException failure, boolean asked) {
        return refused(failure).or(() -> alert(failure, asked)).orElseGet(() -> other(failure));
    }

    /**
     * A failure after the handshake: under TLS 1.3 a CSMS that refuses our certificate says so only now, and under TLS 1.2 it may have
     * shaken hands again with another certificate of its own. Asked says whether it had asked for ours.
     */
    public static DialException afterHandshake(IOException failure, boolean asked) {
        return refused(failure)
                .or(() -> alert(failure, asked))
                .orElseGet(() -> new DialException(
                        failure instanceof SSLException ? Stage.TLS : Stage.UPGRADE,
                        0,
                        "the connection was lost before the CSMS answered the upgrade",
                        failure));
    }

    /** What we do not take of the CSMS's certificates. */
    private static Optional<DialException> refused(IOException failure) {
        Optional<String> sentence = Optional.empty();
        if (causes(failure, CertificateException.class).isPresent()) {
            sentence = Optional.of(serverCertificate(failure));
        } else if (Alerts.raisedForLength(chain(failure))) {
            sentence = Optional.of("the CSMS's certificates are more, or longer, than TLS takes");
        } else if (Alerts.raisedForDemand(chain(failure))) {
            sentence = Optional.of("the CSMS's certificate demands a feature of TLS, such as a stapled OCSP response,"
                    + " that is not there");
        }
        return sentence.map(why -> new DialException(Stage.SERVER_CERTIFICATE, 0, why, failure));
    }

    private static Optional<DialException> alert(IOException failure, boolean asked) {
        return alert(failure).map(alert -> {
            if (ABOUT_OUR_CERTIFICATE.contains(alert) || (asked && alert.equals(HANDSHAKE_FAILURE))) {
                return new DialException(
                        Stage.CLIENT_CERTIFICATE, 0, "the CSMS refused our certificate: " + alert, failure);
            }
            Fault fault =
                    switch (alert) {
                        case "protocol_version" -> Fault.TLS_VERSION;
                        case HANDSHAKE_FAILURE, "insufficient_security" -> Fault.TLS_SUITE;
                        default -> Fault.NETWORK;
                    };
            return new DialException(Stage.TLS, 0, "the CSMS ended the handshake: " + alert, failure).blaming(fault);
        });
    }

    private static DialException other(IOException failure) {
        if (Alerts.raisedForVersion(chain(failure))) {
            return new DialException(Stage.TLS, 0, "the CSMS speaks no version of TLS that is offered", failure)
                    .blaming(Fault.TLS_VERSION);
        }
        if (failure instanceof SocketException
                || causes(failure, EOFException.class).isPresent()) {
            return new DialException(Stage.TLS, 0, "the CSMS cut the connection during the handshake", failure);
        }
        if (causes(failure, SocketTimeoutException.class).isPresent()) {
            return new DialException(Stage.TIMEOUT, 0, "the CSMS did not answer the handshake in time", failure);
        }
        boolean plain = String.valueOf(failure.getMessage()).contains("SSL message");
        String sentence = plain ? "the CSMS does not speak TLS on this port" : "the TLS handshake failed";
        return new DialException(Stage.TLS, 0, sentence, failure);
    }

    private static String serverCertificate(Throwable failure) {
        Optional<String> unvouched = causes(failure, UnvouchedException.class).map(Throwable::getMessage);
        if (unvouched.isPresent()) {
            return unvouched.get();
        }
        boolean expired =
                causes(failure, CertificateExpiredException.class).isPresent() || reason(failure, BasicReason.EXPIRED);
        if (expired) {
            return "the CSMS's certificate has expired";
        }
        if (causes(failure, CertificateNotYetValidException.class).isPresent()
                || reason(failure, BasicReason.NOT_YET_VALID)) {
            return "the CSMS's certificate is not valid yet";
        }
        if (reason(failure, BasicReason.ALGORITHM_CONSTRAINED)) {
            return "the CSMS's certificate uses an algorithm or key size that is not allowed";
        }
        if (causes(failure, CertPathBuilderException.class).isPresent()) {
            return "no trusted root has issued the CSMS's certificate";
        }
        boolean name = chain(failure)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(
                        message -> message.contains("No name matching") || message.contains("No subject alternative"));
        return name
                ? "the CSMS's certificate is not for the host that was dialled"
                : "the CSMS's certificate was not accepted";
    }

    private static boolean reason(Throwable failure, CertPathValidatorException.Reason wanted) {
        return chain(failure)
                .anyMatch(
                        cause -> cause instanceof CertPathValidatorException invalid && invalid.getReason() == wanted);
    }

    private static <T extends Throwable> Optional<T> causes(Throwable failure, Class<T> kind) {
        return chain(failure).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(16);
    }
}
