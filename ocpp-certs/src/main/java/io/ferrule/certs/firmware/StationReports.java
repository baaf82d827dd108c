// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.model.v16.FirmwareStatus;
import io.ferrule.model.v16.SignedFirmwareStatus;
import java.time.Instant;
import java.util.Optional;

/** Reads out of what a station says and does how its update goes. Used with the lock of its updates. */
record StationReports(StationUpdates updates) {

    /** The station has the image. */
    void fetched(Update update) {
        updates.release(update);
        updates.become(update.in(Phase.FETCHED, deadline()));
    }

    private Instant deadline() {
        return updates.now().plus(updates.shop().settings().limits().installing());
    }

    /** The station has said a status; whether it is about an update of ours. */
    boolean reported(FirmwareStatus status) {
        Optional<Update> found = updates.update();
        if (found.isEmpty() || found.get().over()) {
            Optional<Update> echo = found.filter(this::stillEchoes);
            echo.filter(update -> status == FirmwareStatus.INSTALLED && failed(update))
                    .ifPresent(update -> installed(update, "the station says that it is installed after all"));
            return echo.isPresent();
        }
        if (found.get().phase().atStation()) {
            translate(found.get(), status);
        }
        return true;
    }

    /** A station may say Installed when its boot has already told so. */
    private boolean stillEchoes(Update update) {
        boolean atStation = update.last() == SignedFirmwareStatus.INSTALLED
                || update.last() == SignedFirmwareStatus.INSTALLATION_FAILED;
        return atStation && updates.now().isBefore(update.due());
    }

    /** What a station says may wait in a buffer for longer than the time limit: then its word comes late. */
    private static boolean failed(Update update) {
        return update.over()
                && update.last() == SignedFirmwareStatus.INSTALLATION_FAILED
                && !update.token().isEmpty();
    }

    private void translate(Update update, FirmwareStatus status) {
        switch (status) {
            case DOWNLOADED -> {
                if (update.phase().serving()) {
                    fetched(update);
                }
            }
            case INSTALLING -> {
                updates.release(update);
                updates.become(update.in(Phase.INSTALLING, deadline()), SignedFirmwareStatus.INSTALLING);
            }
            case INSTALLED -> installed(update, "the station says that it is installed");
            case DOWNLOAD_FAILED, INSTALLATION_FAILED ->
                updates.end(update, SignedFirmwareStatus.INSTALLATION_FAILED, "the station says " + status.wireName());
            case DOWNLOADING, IDLE, UNRECOGNIZED -> {}
        }
    }

    private void installed(Update update, String detail) {
        updates.shop().raise(updates.station(), FirmwareEvents.Type.FIRMWARE_UPDATED, detail);
        updates.end(update, SignedFirmwareStatus.INSTALLED, detail);
    }

    /** The station has booted with another version than it had before. */
    void booted(String version) {
        updates.keep(updates.state().running(version));
        updates.update()
                .filter(update -> update.phase().atStation() || (failed(update) && stillEchoes(update)))
                .filter(update -> !update.before().isEmpty() && !update.before().equals(version))
                .ifPresent(update -> installed(update, Workshop.step(update.before(), version)));
    }
}
