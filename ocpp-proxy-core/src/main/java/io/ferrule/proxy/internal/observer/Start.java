// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.Payload;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One StartTransaction of a station. Each upstream gives the transaction a number of its own; what they have in common is
 * this object. Safe for use by several threads.
 */
final class Start {

    private volatile @Nullable Payload stationNumber;

    /** The station was told this number. */
    void told(Payload number) {
        stationNumber = number;
    }

    /** The number that the station knows, as it was written; empty until it was told one. */
    Optional<Payload> stationNumber() {
        return Optional.ofNullable(stationNumber);
    }
}
