// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.model.v16.SignedFirmwareStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is kept about one station. Immutable.
 *
 * @param version firmware version of its last boot, or empty
 * @param update the last update
 * @param unsent statuses that the CSMS has to be told, in order; at most 50, beyond that the eldest are lost
 * @param notices how many there were
 */
record StationState(String version, Optional<Update> update, List<Notice> unsent, long notices) {

    private static final int MAX_UNSENT = 50;

    StationState {
        unsent = List.copyOf(unsent);
    }

    static StationState blank() {
        return new StationState("", Optional.empty(), List.of(), 0);
    }

    StationState running(String firmware) {
        return new StationState(firmware, update, unsent, notices);
    }

    StationState with(Update next) {
        return new StationState(version, Optional.of(next), unsent, notices);
    }

    /** The update goes on, and the CSMS is to be told a status of it; the same one twice in a row is told once. */
    StationState telling(Update next, SignedFirmwareStatus status) {
        if (update.map(Update::run).equals(Optional.of(next.run()))
                && update.map(Update::last).equals(Optional.of(status))) {
            return with(next);
        }
        List<Notice> all = new ArrayList<>(unsent);
        all.add(new Notice(notices + 1, status, OptionalInt.of(next.order().requestId())));
        int lost = Math.max(all.size() - MAX_UNSENT, 0);
        return new StationState(version, Optional.of(next.saying(status)), all.subList(lost, all.size()), notices + 1);
    }

    StationState without(Notice sent) {
        List<Notice> rest = unsent.stream()
                .filter(notice -> notice.number() != sent.number())
                .toList();
        return new StationState(version, update, rest, notices);
    }
}
