// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.store.Generation;
import java.util.Optional;

/**
 * What a dial went out with.
 *
 * @param shown the certificate; empty if none was shown
 * @param oldRoots whether the CSMS is verified by the roots that were replaced
 * @param trial whether something depends on how it ends: a certificate or a root that no connection has proven
 * @param others whether there is another certificate to dial with
 * @param credentials the same for the directory
 */
record Dialled(
        Optional<Generation> shown, boolean oldRoots, boolean trial, boolean others, StationCredentials credentials) {

    /** Whether it shows a certificate that no connection has proven. */
    boolean candidate() {
        return shown.filter(generation -> generation.stage().candidate()).isPresent();
    }

    boolean shows(Generation generation) {
        return shown.filter(own -> own.number() == generation.number()).isPresent();
    }
}
