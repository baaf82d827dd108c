// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request to update firmware, as it came (SignedUpdateFirmware.req). Nothing in it is trusted.
 *
 * @param requestId number that each status repeats
 * @param image where the image is, and who vouches for it
 * @param retrieveAt not to be fetched before
 * @param installAt not to be installed before
 * @param retries further tries to download, 0 to 10
 * @param retryInterval time between them, a second to a day
 */
public record FirmwareOrder(
        int requestId,
        SignedImage image,
        Instant retrieveAt,
        Optional<Instant> installAt,
        int retries,
        Duration retryInterval) {

    /** Brings retries and interval into their ranges: they are wishes. */
    public FirmwareOrder {
        retries = Math.min(Math.max(retries, 0), FirmwareLimits.MAX_RETRIES);
        Duration least =
                retryInterval.compareTo(FirmwareLimits.MIN_INTERVAL) < 0 ? FirmwareLimits.MIN_INTERVAL : retryInterval;
        retryInterval = least.compareTo(FirmwareLimits.MAX_INTERVAL) > 0 ? FirmwareLimits.MAX_INTERVAL : least;
    }

    /**
     * An image and who vouches for it.
     *
     * @param location its URL, at most 512 characters; may hold a password
     * @param certificate certificate of the signer, at most 5,500 characters
     * @param signature signature over the whole file, at most 800 characters
     */
    public record SignedImage(String location, String certificate, String signature) {

        private static final int MAX_LOCATION = 512;
        private static final int MAX_CERTIFICATE = 5_500;
        private static final int MAX_SIGNATURE = 800;
        private static final int MAX_NAME = 64;

        /** Checks the lengths. */
        public SignedImage {
            if (location.length() > MAX_LOCATION
                    || certificate.length() > MAX_CERTIFICATE
                    || signature.length() > MAX_SIGNATURE) {
                throw new IllegalArgumentException("a field of the order is longer than it may be");
            }
        }

        /** What the file is called at its origin, as far as that is harmless: some stations read it. */
        String fileName() {
            String path = location.split("[?#]", 2)[0];
            String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
            String end = name.substring(Math.max(name.length() - MAX_NAME, 0));
            return end.replace(".", "").replace("_", "").isEmpty() ? "firmware.bin" : end;
        }

        @Override
        public String toString() {
            return "SignedImage[" + fileName() + "]";
        }
    }
}
