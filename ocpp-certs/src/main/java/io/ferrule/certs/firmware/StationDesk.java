// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.certs.firmware.transfer.Image;
import io.ferrule.certs.firmware.transfer.Offer;
import io.ferrule.model.v16.FirmwareStatus;
import io.ferrule.model.v16.SignedFirmwareStatus;
import io.ferrule.model.v16.SignedUpdateFirmwareStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a conversation with one station and its CSMS asks what to do about firmware. What only looks does not block;
 * what changes something waits for the disk. Safe for use by several threads.
 */
public final class StationDesk {

    private static final int MAX_VERSION = 50;

    private final StationUpdates updates;
    private final Workshop shop;
    private final StationReports reports;

    StationDesk(StationUpdates updates) {
        this.updates = updates;
        this.shop = updates.shop();
        this.reports = new StationReports(updates);
    }

    /**
     * Has somebody told that there may be something to do, in place of whoever was told before.
     *
     * @param watcher called on any thread; it does not block and does not throw
     */
    public void watch(Runnable watcher) {
        updates.watch(watcher);
    }

    /**
     * Ends that.
     *
     * @param watcher the same as before; nothing happens if another one has taken its place
     */
    public void unwatch(Runnable watcher) {
        updates.unwatch(watcher);
    }

    /**
     * Judges an order and takes it; blocks. A certificate that is not to be trusted leaves a running update alone.
     *
     * @param order the order
     * @return the answer; an order that was accepted is on disk
     */
    public SignedUpdateFirmwareStatus order(FirmwareOrder order) {
        return updates.take(order);
    }

    /**
     * Whether an update is under way.
     *
     * @return true from the acceptance to the last status
     */
    public boolean busy() {
        return updates.update().filter(update -> !update.over()).isPresent();
    }

    /**
     * What the CSMS has to be told next.
     *
     * @return the eldest status that was not {@link #told}
     */
    public Optional<Notice> unsent() {
        return updates.state().unsent().stream().findFirst();
    }

    /**
     * The CSMS knows, or will not listen; blocks.
     *
     * @param notice what it was told
     */
    public void told(Notice notice) {
        synchronized (updates) {
            updates.keep(updates.state().without(notice));
        }
    }

    /**
     * What the CSMS is told when it asks (white paper, edition 3, L01.FR.28 and L01.FR.29).
     *
     * @return the last status, or {@code Idle} after {@code Installed} and where there was no update
     */
    public Notice asked() {
        return updates.update()
                .filter(update -> update.last() != SignedFirmwareStatus.INSTALLED)
                .map(update -> new Notice(
                        0, update.last(), OptionalInt.of(update.order().requestId())))
                .orElseGet(() -> new Notice(0, SignedFirmwareStatus.IDLE, OptionalInt.empty()));
    }

    /**
     * Whether the station has to be told to fetch its image.
     *
     * @return true if {@link #offer} would say so
     */
    public boolean offers() {
        return offerable().isPresent();
    }

    private Optional<Update> offerable() {
        Instant now = updates.now();
        return updates.update()
                .filter(update -> update.phase() == Phase.OFFERING
                        || (update.phase() == Phase.VERIFIED && !now.isBefore(update.due())));
    }

    /**
     * Has the image ready for a station; blocks.
     *
     * @param address from where it may fetch it
     * @return what to tell it; empty if there is nothing to tell, or while the image is being checked again
     */
    public Optional<FetchOrder> offer(InetAddress address) {
        synchronized (updates) {
            Optional<Image> image = updates.image();
            Optional<Update> found = offerable();
            if (image.isEmpty() || found.isEmpty()) {
                return Optional.empty();
            }
            if (found.get().phase() == Phase.VERIFIED) {
                updates.become(found.get()
                        .under(shop.freshToken())
                        .in(
                                Phase.OFFERING,
                                updates.now().plus(shop.settings().limits().fetching())));
            }
            return updates.update().flatMap(update -> expose(update, image.get(), address));
        }
    }

    private Optional<FetchOrder> expose(Update update, Image image, InetAddress address) {
        try {
            FirmwareOrder order = update.order();
            String location = shop.expose(update, image, address);
            return Optional.of(new FetchOrder(update.run(), location, order.retries(), order.retryInterval()));
        } catch (IOException e) {
            updates.end(update, SignedFirmwareStatus.INSTALLATION_FAILED, "there is no way to the station");
            return Optional.empty();
        }
    }

    /**
     * The station has connected, perhaps from another address than before, or after a restart of the gateway; blocks.
     *
     * @param address from where
     */
    public void connected(InetAddress address) {
        synchronized (updates) {
            updates.update().filter(update -> update.phase() == Phase.OFFERED).ifPresent(update -> updates.image()
                    .ifPresent(image -> expose(update, image, address)));
        }
    }

    /**
     * The station has taken the order, or may have; blocks.
     *
     * @param order what it was told
     */
    public void taken(FetchOrder order) {
        synchronized (updates) {
            updates.update(order.run(), Phase.OFFERING)
                    .ifPresent(update -> updates.become(update.in(Phase.OFFERED, update.due())));
        }
    }

    /**
     * The station has refused the order; blocks.
     *
     * @param order what it was told
     */
    public void refused(FetchOrder order) {
        synchronized (updates) {
            updates.update(order.run(), Phase.OFFERING)
                    .ifPresent(update -> updates.end(
                            update, SignedFirmwareStatus.INSTALLATION_FAILED, "the station refuses UpdateFirmware"));
        }
    }

    /** The station has fetched the whole image. */
    void spent(Offer offer) {
        synchronized (updates) {
            updates.update()
                    .filter(update -> update.phase().serving() && update.token().equals(offer.token()))
                    .ifPresent(reports::fetched);
        }
    }

    /**
     * The station has said how its update goes (FirmwareStatusNotification.req); blocks.
     *
     * @param status what it said
     * @return whether it is about an update of ours, so that the CSMS is not to hear it in these words
     */
    public boolean reported(FirmwareStatus status) {
        synchronized (updates) {
            return reports.reported(status);
        }
    }

    /**
     * The station has booted; blocks if its version is another one than before.
     *
     * @param version its firmware version, as it says
     */
    public void booted(String version) {
        String known = version.substring(0, Math.min(version.length(), MAX_VERSION));
        if (known.isEmpty() || known.equals(updates.state().version())) {
            return;
        }
        synchronized (updates) {
            reports.booted(known);
        }
    }
}
