// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.certs.firmware.transfer.DownloadLimits;
import java.time.Duration;

/**
 * How long an update may take, and how much.
 *
 * @param download limits of one try to download
 * @param retries further tries where the order does not say, 0 to 10
 * @param retryInterval time between tries where the order does not say, a second to a day
 * @param fetching how long a station may take from UpdateFirmware to the end of its download; the URL lives as long
 * @param installing how long a station may take to install
 */
public record FirmwareLimits(
        DownloadLimits download, int retries, Duration retryInterval, Duration fetching, Duration installing) {

    static final int MAX_RETRIES = 10;
    static final Duration MIN_INTERVAL = Duration.ofSeconds(1);
    static final Duration MAX_INTERVAL = Duration.ofDays(1);

    /** Checks the ranges. */
    public FirmwareLimits {
        if (retries < 0 || retries > MAX_RETRIES) {
            throw new IllegalArgumentException("retries must be 0 to " + MAX_RETRIES + ", was " + retries);
        }
        if (retryInterval.compareTo(MIN_INTERVAL) < 0 || retryInterval.compareTo(MAX_INTERVAL) > 0) {
            throw new IllegalArgumentException("a retry interval is a second to a day, was " + retryInterval);
        }
        if (fetching.compareTo(MIN_INTERVAL) < 0 || installing.compareTo(MIN_INTERVAL) < 0) {
            throw new IllegalArgumentException("a station needs time, was " + fetching + " and " + installing);
        }
    }

    /**
     * Two retries after a minute each, an hour to fetch, an hour to install.
     *
     * @return the limits
     */
    public static FirmwareLimits standard() {
        return new FirmwareLimits(
                DownloadLimits.standard(), 2, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(1));
    }
}
