// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.model.StationId;
import java.util.Optional;

/** Hears what an operator should know about updates, for a log. Safe for use by several threads; it must not block. */
@FunctionalInterface
public interface FirmwareListener {

    /**
     * Something happened.
     *
     * @param station to whom; empty if it concerns the gateway as a whole
     * @param sentence what, without anything secret; what came from outside is cut and escaped
     */
    void on(Optional<StationId> station, String sentence);
}
