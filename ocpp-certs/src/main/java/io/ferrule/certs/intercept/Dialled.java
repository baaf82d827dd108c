// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.store.Generation;
import java.util.Optional;

/**
 * What a dial went out with.
 *
 * @param dial tells one dial from the next, though both go out with the same
 * @param shown the certificate; empty if none was shown
 * @param turn whose turn it was
 * @param oldRoots whether the CSMS is verified by the roots that were replaced
 * @param trial whether something depends on how it ends: a certificate or a root that no connection has proven
 * @param choices what else there is
 * @param credentials the same for the directory
 */
record Dialled(
        long dial,
        Optional<Generation> shown,
        Turn turn,
        boolean oldRoots,
        boolean trial,
        Choices choices,
        StationCredentials credentials) {

    /**
     * What else there is to dial with.
     *
     * @param certificates whether there is another certificate
     * @param roots whether there are roots that were replaced
     */
    record Choices(boolean certificates, boolean roots) {}

    /** Whether it shows a certificate that no connection has proven. */
    boolean candidate() {
        return shown.filter(generation -> generation.stage().candidate()).isPresent();
    }

    /** Whether both show the same certificate, or none. */
    boolean showsSame(Dialled other) {
        return shown.map(Generation::number).equals(other.shown.map(Generation::number));
    }
}
