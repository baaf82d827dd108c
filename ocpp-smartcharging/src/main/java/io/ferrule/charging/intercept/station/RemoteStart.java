// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.model.Payload;

/** What becomes of a remote start. */
public sealed interface RemoteStart {

    /**
     * The station is asked.
     *
     * @param request what it is asked; without a profile, character for character as it came where there was none
     * @param changed whether a profile was taken out and is to be written down
     */
    record Passes(Payload request, boolean changed) implements RemoteStart {}

    /**
     * The station is not asked: the profile in it cannot be taken.
     *
     * @param response payload of the response
     */
    record Refused(Payload response) implements RemoteStart {}
}
