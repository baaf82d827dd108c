// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.time.Duration;

/**
 * How much a download may take.
 *
 * @param imageBytes most bytes of one file, at least 1
 * @param spareBytes bytes that stay free on the disk, not negative
 * @param time longest time of one try from the dialling on, at least a second; without any byte a try ends after 30
 *     seconds
 */
public record DownloadLimits(long imageBytes, long spareBytes, Duration time) {

    /** Checks the ranges. */
    public DownloadLimits {
        if (imageBytes < 1 || spareBytes < 0 || time.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a download takes at least one byte and one second, was " + imageBytes
                    + " bytes, " + spareBytes + " spare bytes, " + time);
        }
    }

    /**
     * One GiB, 128 MiB left free, two hours.
     *
     * @return the limits
     */
    public static DownloadLimits standard() {
        return new DownloadLimits(1L << 30, 1L << 27, Duration.ofHours(2));
    }
}
