// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import java.time.Instant;
import java.util.Optional;

/**
 * A running transaction.
 *
 * @param evseId where it runs, from 1; in 1.6 the connector
 * @param id its identifier as text, whatever the version
 * @param start when it started, or empty for just now
 */
public record Transaction(int evseId, String id, Optional<Instant> start) {

    /** Refuses an EVSE below 1 with {@link IllegalArgumentException}. */
    public Transaction {
        if (evseId < 1) {
            throw new IllegalArgumentException("a transaction runs at an EVSE from 1 on");
        }
    }
}
