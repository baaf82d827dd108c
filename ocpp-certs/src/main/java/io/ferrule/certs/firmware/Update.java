// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.model.v16.SignedFirmwareStatus;
import java.time.Instant;

/**
 * One update of one station. Immutable.
 *
 * @param run distinguishes it from the other updates of its station
 * @param order what was asked for
 * @param phase how far it has come
 * @param due when the phase ends by itself: the time to fetch or to install, or the limit of the station's patience
 * @param tries tries to download that have failed
 * @param token secret part of the URL, or empty before there is one
 * @param before the firmware version before, or empty if it is not known
 * @param last the status that the CSMS was told last
 */
record Update(
        int run,
        FirmwareOrder order,
        Phase phase,
        Instant due,
        int tries,
        String token,
        String before,
        SignedFirmwareStatus last) {

    static Update of(int run, FirmwareOrder order, String version) {
        return new Update(
                run,
                order,
                Phase.SCHEDULED,
                order.retrieveAt(),
                0,
                "",
                version,
                SignedFirmwareStatus.DOWNLOAD_SCHEDULED);
    }

    Update in(Phase next, Instant until) {
        return new Update(run, order, next, until, tries, token, before, last);
    }

    Update afterFailure(Instant again) {
        return new Update(run, order, Phase.SCHEDULED, again, tries + 1, token, before, last);
    }

    Update under(String secret) {
        return new Update(run, order, phase, due, tries, secret, before, last);
    }

    Update saying(SignedFirmwareStatus status) {
        return new Update(run, order, phase, due, tries, token, before, status);
    }

    boolean over() {
        return phase == Phase.ENDED;
    }
}
