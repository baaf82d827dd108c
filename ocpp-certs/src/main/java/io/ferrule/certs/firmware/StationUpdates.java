// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.certs.Refusal;
import io.ferrule.certs.firmware.transfer.Downloader;
import io.ferrule.certs.firmware.transfer.Image;
import io.ferrule.certs.verify.FirmwareVerdict;
import io.ferrule.model.StationId;
import io.ferrule.model.v16.SignedFirmwareStatus;
import io.ferrule.model.v16.SignedUpdateFirmwareStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is written down about the updates of one station, and what happens when their time comes. Every change is on disk
 * before anybody is told; if the disk refuses, the process goes on with it and an operator hears of it. Whoever changes
 * something holds the lock of the object; what is known can be looked at without.
 */
final class StationUpdates {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final StationId station;
    private final Workshop shop;
    private final AtomicReference<Runnable> watcher = new AtomicReference<>(() -> {});
    private volatile StationState state;
    private volatile boolean closed;
    private @Nullable Image image;
    private long alarm;

    StationUpdates(StationId station, Workshop shop, StationState state) {
        this.station = station;
        this.shop = shop;
        this.state = state;
    }

    StationId station() {
        return station;
    }

    Workshop shop() {
        return shop;
    }

    StationState state() {
        return state;
    }

    Optional<Update> update() {
        return state.update();
    }

    /** The running update, if it is this one and in this phase. */
    Optional<Update> update(int run, Phase phase) {
        return state.update().filter(update -> update.run() == run && update.phase() == phase && !closed);
    }

    /** Has somebody told of each change; whoever was told before is not any more. */
    void watch(Runnable other) {
        watcher.set(other);
    }

    void unwatch(Runnable gone) {
        watcher.compareAndSet(gone, () -> {});
    }

    void wake() {
        Objects.requireNonNull(watcher.get()).run();
    }

    Instant now() {
        return shop.now();
    }

    /** The update is now this one, and the CSMS is to be told these statuses. */
    void become(Update next, SignedFirmwareStatus... statuses) {
        StationState changed = state.with(next);
        for (SignedFirmwareStatus status : statuses) {
            changed = changed.telling(changed.update().orElse(next), status);
        }
        keep(changed);
        arm();
    }

    void keep(StationState changed) {
        state = changed;
        try {
            shop.notes().write(station.value(), StateText.write(changed));
        } catch (IOException e) {
            shop.tell(station, "the state of its firmware update cannot be written, and would be lost by a restart");
        }
        wake();
    }

    /** Takes an order if it can be written down; a restart must not lose what was accepted. */
    boolean begin(StationState changed) {
        try {
            shop.notes().write(station.value(), StateText.write(changed));
        } catch (IOException e) {
            shop.tell(station, "an order to update firmware was refused, because it cannot be written");
            return false;
        }
        dismiss();
        state = changed;
        wake();
        arm();
        return true;
    }

    void end(Update update, SignedFirmwareStatus status, String why) {
        dismiss();
        become(update.in(Phase.ENDED, now().plus(shop.settings().limits().installing())), status);
        shop.tell(station, "update " + update.order().requestId() + " ended with " + status.wireName() + ": " + why);
    }

    /** Takes back what is offered, and removes the file. */
    void dismiss() {
        state.update().filter(update -> !update.over()).ifPresent(update -> {
            release(update);
            discard(update.run());
        });
    }

    void discard(int run) {
        try {
            Downloader.delete(shop.image(station, run));
        } catch (IOException e) {
            shop.tell(station, "an image that is not needed any more cannot be removed");
        }
    }

    /** The station does not fetch any more. */
    void release(Update update) {
        shop.hands().server().withdraw(update.token());
        Image held = image;
        image = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                shop.tell(station, "an image cannot be closed");
            }
        }
    }

    Optional<Image> image() {
        return Optional.ofNullable(image);
    }

    void hold(Image checked) {
        image = checked;
    }

    synchronized void close() {
        closed = true;
        alarm++;
        state.update().ifPresent(this::release);
    }

    boolean closed() {
        return closed;
    }

    /** Sees to it that the phase ends when it is due; earlier alarms are void. */
    void arm() {
        long mine = ++alarm;
        Optional<Update> update = state.update().filter(StationUpdates::timed);
        if (update.isEmpty() || closed) {
            return;
        }
        Duration left = Duration.between(now(), update.get().due());
        if (left.isNegative() || left.isZero()) {
            shop.background().prompt().execute(() -> ring(mine));
        } else {
            // By the wall clock, which may be set: it is looked at again from time to time.
            Duration wait = left.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : left;
            shop.background()
                    .delays()
                    .after(wait, () -> shop.background().prompt().execute(() -> ring(mine)));
        }
    }

    private static boolean timed(Update update) {
        return update.phase() == Phase.SCHEDULED
                || update.phase() == Phase.VERIFIED
                || update.phase().atStation();
    }

    private synchronized void ring(long mine) {
        Optional<Update> due = state.update().filter(StationUpdates::timed);
        if (mine != alarm || closed || due.isEmpty()) {
            return;
        }
        Update update = due.get();
        if (now().isBefore(update.due())) {
            arm();
        } else if (update.phase() == Phase.SCHEDULED) {
            new Fetching(this, update.run()).begin(update);
        } else if (update.phase() == Phase.VERIFIED) {
            wake();
        } else {
            end(update, SignedFirmwareStatus.INSTALLATION_FAILED, "the station said nothing in time");
        }
    }

    /** Judges an order, and takes it (white paper, edition 3, L01.FR.23 to L01.FR.27). */
    synchronized SignedUpdateFirmwareStatus take(FirmwareOrder order) {
        if (shop.verifyCertificate(station, order) instanceof FirmwareVerdict.InvalidCertificate invalid) {
            shop.raise(
                    station,
                    FirmwareEvents.Type.INVALID_FIRMWARE_SIGNING_CERTIFICATE,
                    invalid.reason().sentence());
            return invalid.reason() == Refusal.REVOKED
                    ? SignedUpdateFirmwareStatus.REVOKED_CERTIFICATE
                    : SignedUpdateFirmwareStatus.INVALID_CERTIFICATE;
        }
        Optional<Update> running = state.update().filter(update -> !update.over());
        if (running.filter(update -> update.phase().beyondRecall()).isPresent()) {
            return SignedUpdateFirmwareStatus.REJECTED;
        }
        int run = state.update().map(Update::run).orElse(0) + 1;
        Update update = Update.of(run, order, state.version());
        StationState next = now().isBefore(order.retrieveAt())
                ? state.telling(update, SignedFirmwareStatus.DOWNLOAD_SCHEDULED)
                : state.with(update);
        if (!begin(next)) {
            return SignedUpdateFirmwareStatus.REJECTED;
        }
        return running.isPresent() ? SignedUpdateFirmwareStatus.ACCEPTED_CANCELED : SignedUpdateFirmwareStatus.ACCEPTED;
    }
}
