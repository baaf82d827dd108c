// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.roots;

/** What becomes of a DeleteCertificate. */
public sealed interface DeleteDecision {

    /**
     * To be stored, then answered with Accepted; with Failed if it cannot be stored.
     *
     * @param root what goes
     * @param after the station's roots without it
     */
    record Delete(InstalledRoot root, TrustSet after) implements DeleteDecision {}

    /** No root has such data: to be answered with NotFound. */
    record NotFound() implements DeleteDecision {}

    /**
     * To be answered with Failed.
     *
     * @param why the reason for the log, harmless and short
     */
    record Failed(String why) implements DeleteDecision {}
}
