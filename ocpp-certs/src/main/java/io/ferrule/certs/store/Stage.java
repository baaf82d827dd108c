// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

/**
 * How far a generation has come. A stage is on disk before what it announces happens outside, so that a restart knows
 * what may have happened.
 */
public enum Stage {
    /** The key is about to be made; after a restart nobody knows whether it was, and it is given up. */
    KEY_ORDERED,
    /** The key is kept; no request has left. */
    KEY_READY,
    /** SignCertificate may have left. */
    CSR_SENT,
    /** The CSMS has answered SignCertificate with Accepted. */
    CSR_ACCEPTED,
    /** The certificate is kept; now CertificateSigned may be answered with Accepted. */
    CERT_STORED,
    /** A connection with the certificate may have been tried. */
    CANDIDATE_LIVE,
    /** Proven by a connection, or imported. */
    ACTIVE,
    /** Was active, and stays for a while to fall back to. */
    PREVIOUS;

    /**
     * Whether a key waits for its certificate.
     *
     * @return true before {@link #CERT_STORED}
     */
    public boolean pending() {
        return compareTo(CERT_STORED) < 0;
    }

    /**
     * Whether a certificate waits to be proven.
     *
     * @return true for {@link #CERT_STORED} and {@link #CANDIDATE_LIVE}
     */
    public boolean candidate() {
        return this == CERT_STORED || this == CANDIDATE_LIVE;
    }

    boolean mayBecome(Stage next) {
        boolean forward = compareTo(next) < 0;
        return forward && ((pending() && next.pending()) || (this == CERT_STORED && next == CANDIDATE_LIVE));
    }
}
