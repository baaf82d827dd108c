// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import java.util.OptionalInt;

/**
 * Why a CSMS could not be reached, told so that one can decide what to do about it: a new certificate is given up when it is to
 * blame, and not when the network is.
 *
 * @param fault what is to blame
 * @param stage how far the dial came
 * @param httpStatus status of a refused upgrade; empty where there was none
 * @param reason one sentence of ours, without anything secret
 */
public record UpstreamFailure(Fault fault, DialStage stage, OptionalInt httpStatus, String reason) {

    /** What is to blame. */
    public enum Fault {
        /**
         * The CSMS does not take our certificate: it said so in an alert of TLS, ended a handshake in which it had asked for the
         * certificate with {@code handshake_failure}, or answered the upgrade under security profile 3 with 400, 401, 403, 495 or 496.
         */
        CERTIFICATE,
        /**
         * We do not take the certificate of the CSMS (A00.FR.309 and A00.FR.412): path, dates, name, length, a stapled OCSP response
         * that says revoked, or another certificate in the middle of a connection.
         */
        SERVER_CERTIFICATE,
        /** The CSMS speaks no version of TLS that is offered (A00.FR.313). */
        TLS_VERSION,
        /** The CSMS knows no suite, or no group for the key exchange, that is offered (A00.FR.320). */
        TLS_SUITE,
        /** The CSMS does not take our password: 401 or 403 under another profile than 3. */
        CREDENTIALS,
        /**
         * Everything else: no way to the CSMS, no answer in time, a connection cut without a word, an error of the CSMS, no common
         * sub-protocol, a target that is not known. It says nothing about keys and certificates.
         */
        NETWORK
    }

    /** Checks that the status is one of HTTP. */
    public UpstreamFailure {
        if (httpStatus.isPresent() && (httpStatus.getAsInt() < 100 || httpStatus.getAsInt() > 999)) {
            throw new IllegalArgumentException("an HTTP status has three digits, was " + httpStatus.getAsInt());
        }
    }

    /**
     * A failure without an answer to the upgrade.
     *
     * @param fault what is to blame
     * @param stage how far the dial came
     * @param reason one sentence
     * @return the failure
     */
    public static UpstreamFailure of(Fault fault, DialStage stage, String reason) {
        return new UpstreamFailure(fault, stage, OptionalInt.empty(), reason);
    }
}
