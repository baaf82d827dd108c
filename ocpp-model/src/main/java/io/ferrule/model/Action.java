// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import java.util.Set;

/**
 * One action of one OCPP version with the records of its request and response. The constants are generated, for
 * example {@code V16.BOOT_NOTIFICATION}.
 *
 * @param <Q> record of the request
 * @param <R> record of the response
 * @param version version that defines the action
 * @param name name on the wire, compared exactly
 * @param initiators who may send the CALL: one side, or both for DataTransfer
 * @param profile functional profile or block that the action belongs to, as the documents name it
 * @param requestType record of the request
 * @param responseType record of the response
 */
public record Action<Q extends Record, R extends Record>(
        OcppVersion version,
        String name,
        Set<Side> initiators,
        String profile,
        Class<Q> requestType,
        Class<R> responseType) {

    /** Copies the set of initiators. */
    public Action {
        initiators = Set.copyOf(initiators);
        if (initiators.isEmpty()) {
            throw new IllegalArgumentException("an action needs at least one initiator: " + name);
        }
    }
}
