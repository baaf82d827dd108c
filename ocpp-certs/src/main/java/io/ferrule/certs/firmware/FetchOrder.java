// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import java.time.Duration;

/**
 * What a station is told to do (UpdateFirmware.req).
 *
 * @param run which update it belongs to
 * @param location one-time URL; a secret
 * @param retries further tries of the station
 * @param retryInterval time between them
 */
public record FetchOrder(int run, String location, int retries, Duration retryInterval) {

    @Override
    public String toString() {
        return "FetchOrder[" + run + "]";
    }
}
