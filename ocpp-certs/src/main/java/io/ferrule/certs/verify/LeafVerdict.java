// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import io.ferrule.certs.Refusal;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** What becomes of a CertificateSigned. */
public sealed interface LeafVerdict {

    /**
     * To be stored, then answered with Accepted, then used.
     *
     * @param generation number of the key that the certificate is for
     * @param chain the certificate and its issuers in order, without a self-signed root: what the peer is to be sent
     * @param from when it takes effect; not later than the present means at once
     * @param notes what was tolerated, for the log
     */
    record Accepted(int generation, List<X509Certificate> chain, Instant from, List<String> notes)
            implements LeafVerdict {

        /** Copies the lists. */
        public Accepted {
            chain = List.copyOf(chain);
            notes = List.copyOf(notes);
        }
    }

    /**
     * The certificate that was accepted last came again, as it does when the CSMS has lost our answer: to be answered
     * with Accepted, nothing else.
     */
    record Repeated() implements LeafVerdict {}

    /**
     * For a request of an attempt that has got its certificate by another one: to be answered with Rejected, without
     * an event (OCPP 2.0.1 part 6, TC_A_23).
     */
    record Superseded() implements LeafVerdict {}

    /**
     * To be answered with Rejected; the old certificate stays, no new request follows by itself (A02.FR.20). The
     * security event is InvalidChargePointCertificate (1.6) or InvalidChargingStationCertificate (2.x), for {@link
     * Refusal#REPLAYED} AttemptedReplayAttacks.
     *
     * @param reason the first check that failed
     * @param detail what else is known, harmless and short, possibly empty
     */
    record Refused(Refusal reason, String detail) implements LeafVerdict {

        private static final int MAX_TECH_INFO = 255;

        /**
         * The text for a security event.
         *
         * @return at most 255 characters
         */
        public String techInfo() {
            String text = detail.isEmpty() ? reason.sentence() : reason.sentence() + ": " + detail;
            return text.length() <= MAX_TECH_INFO ? text : text.substring(0, MAX_TECH_INFO);
        }
    }
}
