// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.model.StationId;

/** Where security events about firmware go. Safe for use by several threads. */
@FunctionalInterface
public interface FirmwareEvents {

    /** The events, with their names in OCPP 1.6 and 2.x alike (security white paper for OCPP 1.6, edition 3, 7). */
    enum Type {
        /** A station runs another firmware than before. Critical. */
        FIRMWARE_UPDATED("FirmwareUpdated"),
        /** The signature does not fit the file. */
        INVALID_FIRMWARE_SIGNATURE("InvalidFirmwareSignature"),
        /** The certificate of the signer is not to be trusted. */
        INVALID_FIRMWARE_SIGNING_CERTIFICATE("InvalidFirmwareSigningCertificate");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        /**
         * The name on the wire.
         *
         * @return for example {@code FirmwareUpdated}
         */
        public String wireName() {
            return wireName;
        }
    }

    /**
     * Something happened. Called at most once for each cause; it must not block for long.
     *
     * @param station to whom
     * @param type what
     * @param techInfo what else is known, harmless, at most 255 characters
     */
    void raise(StationId station, Type type, String techInfo);
}
