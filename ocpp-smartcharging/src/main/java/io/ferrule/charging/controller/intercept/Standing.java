// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import io.ferrule.model.v201.RegistrationStatus;

/**
 * How a controller stands with its CSMS. A new connection is no reboot: whoever was accepted stays so (OCPP 2.0.1 part 2, B01).
 * Safe for use by several threads.
 */
final class Standing {

    private volatile RegistrationStatus status = RegistrationStatus.UNRECOGNIZED;

    void is(RegistrationStatus told) {
        status = told;
    }

    boolean accepted() {
        return status == RegistrationStatus.ACCEPTED;
    }

    boolean rejected() {
        return status == RegistrationStatus.REJECTED;
    }
}
