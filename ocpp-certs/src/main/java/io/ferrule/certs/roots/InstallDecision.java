// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.roots;

import io.ferrule.certs.Refusal;
import java.util.List;

/** What becomes of an InstallCertificate. */
public sealed interface InstallDecision {

    /**
     * To be stored, then answered with Accepted; with Failed if it cannot be stored.
     *
     * @param root the new root
     * @param after the station's roots with it
     * @param notes what was tolerated, for the log
     */
    record Install(InstalledRoot root, TrustSet after, List<String> notes) implements InstallDecision {

        /** Copies the notes. */
        public Install {
            notes = List.copyOf(notes);
        }
    }

    /**
     * To be answered with Rejected; for a CSMS root with the event InvalidCentralSystemCertificate (1.6) or
     * InvalidCsmsCertificate (2.x).
     *
     * @param reason the first check that failed
     * @param detail what else is known, harmless and short, possibly empty
     */
    record Refused(Refusal reason, String detail) implements InstallDecision {}
}
