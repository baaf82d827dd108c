// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.model.StationId;

/** Where security events of stations go. Safe for use by several threads. */
@FunctionalInterface
public interface SecurityEvents {

    /**
     * Takes an event. Returns at once; neither a full disk nor a CSMS that is away makes it fail.
     *
     * @param station whose event
     * @param type what happened
     * @param techInfo details for a technician, as plain text without secrets; control characters are escaped, PEM blocks
     *     taken out, and what exceeds 255 characters is cut; empty for none
     */
    void raise(StationId station, SecurityEventType type, String techInfo);
}
