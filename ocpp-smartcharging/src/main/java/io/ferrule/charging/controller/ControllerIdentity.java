// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import java.util.Optional;

/**
 * Who a Local Controller says it is (OCPP 2.0.1 part 2, BootNotification, ChargingStationType).
 *
 * @param vendor at most 50 characters
 * @param model at most 20 characters
 * @param serial at most 25 characters
 * @param firmware version of the software, at most 50 characters
 */
public record ControllerIdentity(String vendor, String model, Optional<String> serial, String firmware) {

    private static final int VENDOR = 50;
    private static final int MODEL = 20;
    private static final int SERIAL = 25;

    /** Refuses longer texts with {@link IllegalArgumentException}. */
    public ControllerIdentity {
        boolean fits = vendor.length() <= VENDOR && model.length() <= MODEL && firmware.length() <= VENDOR;
        if (!fits || serial.map(String::length).orElse(0) > SERIAL) {
            throw new IllegalArgumentException(
                    "vendor and firmware have at most 50 characters, the model 20, the serial 25");
        }
    }
}
