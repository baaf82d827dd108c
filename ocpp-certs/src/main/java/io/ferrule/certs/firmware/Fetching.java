// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.certs.firmware.transfer.Fetched;
import io.ferrule.certs.firmware.transfer.Image;
import io.ferrule.model.v16.SignedFirmwareStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** The gateway's own part of one update: fetches the image and checks it, for minutes, on a patient thread. */
final class Fetching {

    private final StationUpdates updates;
    private final Workshop shop;
    private final int run;

    Fetching(StationUpdates updates, int run) {
        this.updates = updates;
        this.shop = updates.shop();
        this.run = run;
    }

    /** The time to fetch has come. Called with the lock. */
    void begin(Update update) {
        updates.become(update.in(Phase.DOWNLOADING, updates.now()), SignedFirmwareStatus.DOWNLOADING);
        patiently(this::fetch);
    }

    /** Goes on after a restart with what was interrupted. */
    void resume(Update update) {
        if (update.phase() == Phase.DOWNLOADING) {
            patiently(this::fetch);
        } else if (update.phase() == Phase.DOWNLOADED || update.phase().needsImage()) {
            patiently(this::check);
        }
    }

    private void patiently(Runnable work) {
        try {
            shop.background().patient().execute(work);
        } catch (RejectedExecutionException e) {
            failed(new Fetched.Failed("too many downloads are under way", false));
        }
    }

    private void fetch() {
        Optional<Update> update = updates.update(run, Phase.DOWNLOADING);
        if (update.isEmpty()) {
            return;
        }
        String location = update.get().order().image().location();
        Fetched fetched = shop.hands()
                .downloader()
                .fetch(location, shop.image(updates.station(), run), () -> updates.update(run, Phase.DOWNLOADING)
                        .isPresent());
        if (fetched instanceof Fetched.Complete) {
            complete();
            check();
        } else if (fetched instanceof Fetched.Failed failure) {
            failed(failure);
        } else if (!updates.closed()) {
            updates.discard(run);
        }
    }

    private void complete() {
        synchronized (updates) {
            updates.update(run, Phase.DOWNLOADING)
                    .ifPresent(update -> updates.become(
                            update.in(Phase.DOWNLOADED, updates.now()), SignedFirmwareStatus.DOWNLOADED));
        }
    }

    private void failed(Fetched.Failed failure) {
        synchronized (updates) {
            Optional<Update> found = updates.update(run, Phase.DOWNLOADING);
            if (found.isEmpty()) {
                return;
            }
            Update update = found.get();
            FirmwareOrder order = update.order();
            if (failure.hopeless() || update.tries() >= order.retries()) {
                updates.end(update, SignedFirmwareStatus.DOWNLOAD_FAILED, failure.reason());
            } else {
                shop.tell(updates.station(), "a download of firmware failed and is tried again: " + failure.reason());
                updates.become(update.afterFailure(updates.now().plus(order.retryInterval())));
            }
        }
    }

    private void check() {
        Optional<Update> found = updates.update().filter(update -> update.run() == run && !updates.closed());
        if (found.isEmpty()) {
            return;
        }
        try {
            Image image = Image.open(shop.image(updates.station(), run));
            boolean good;
            try {
                good = shop.verifies(image, found.get().order());
            } catch (IOException | RuntimeException e) {
                image.close();
                throw e;
            }
            checked(image, good);
        } catch (IOException e) {
            unreadable();
        }
    }

    private void unreadable() {
        synchronized (updates) {
            updates.update().filter(this::waits).ifPresent(update -> {
                boolean early = update.phase() == Phase.DOWNLOADED;
                updates.end(
                        update,
                        early ? SignedFirmwareStatus.DOWNLOAD_FAILED : SignedFirmwareStatus.INSTALLATION_FAILED,
                        "the image cannot be read");
            });
        }
    }

    private boolean waits(Update update) {
        boolean waiting = update.phase() == Phase.DOWNLOADED || update.phase().needsImage();
        return update.run() == run && waiting && !updates.closed();
    }

    private void checked(Image image, boolean good) throws IOException {
        synchronized (updates) {
            Optional<Update> found = updates.update().filter(this::waits);
            if (found.isEmpty() || !good) {
                image.close();
                found.ifPresent(this::invalid);
            } else {
                updates.hold(image);
                valid(found.get());
            }
        }
    }

    private void invalid(Update update) {
        shop.raise(
                updates.station(),
                FirmwareEvents.Type.INVALID_FIRMWARE_SIGNATURE,
                "the signature does not fit the file of order " + update.order().requestId());
        updates.end(update, SignedFirmwareStatus.INVALID_SIGNATURE, "the file is not what was signed");
    }

    /** After a restart nothing has to be told again. */
    private void valid(Update update) {
        if (update.phase() != Phase.DOWNLOADED) {
            updates.wake();
            return;
        }
        Instant now = updates.now();
        Optional<Instant> later = update.order().installAt().filter(now::isBefore);
        Update verified = update.in(Phase.VERIFIED, later.orElse(now));
        if (later.isPresent()) {
            updates.become(verified, SignedFirmwareStatus.SIGNATURE_VERIFIED, SignedFirmwareStatus.INSTALL_SCHEDULED);
        } else {
            updates.become(verified, SignedFirmwareStatus.SIGNATURE_VERIFIED);
        }
    }
}
