// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.certs.firmware.transfer.Downloader;
import io.ferrule.certs.firmware.transfer.ImageServer;
import io.ferrule.certs.firmware.transfer.Offer;
import io.ferrule.certs.store.StationNotes;
import io.ferrule.certs.verify.FirmwareVerifier;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The updates of all stations of a gateway, in a directory of their own. What was under way when the process before ended goes on.
 * Safe for use by several threads.
 */
public final class FirmwareUpdates implements AutoCloseable {

    private static final int MAX_STATIONS = 10_000;

    private final Workshop shop;
    private final Map<StationId, StationUpdates> stations = new ConcurrentHashMap<>();

    private FirmwareUpdates(Path directory, FirmwareSettings settings, Background background) throws IOException {
        StationNotes notes = StationNotes.in(directory.resolve("stations"));
        Path images = Files.createDirectories(directory.resolve("images"));
        ImageServer.Means means =
                new ImageServer.Means(background.clock(), background.patient(), background.delays(), this::spent);
        Workshop.Hands hands = new Workshop.Hands(
                new Downloader(
                        settings.origin().destinations(),
                        settings.limits().download(),
                        settings.origin().tls(),
                        background.delays()),
                new FirmwareVerifier(settings.proof().allowPkcs1()),
                ImageServer.open(settings.listen(), means));
        shop = new Workshop(settings, background, notes, images, hands);
    }

    /**
     * Opens the directory and the port, and goes on with what was under way.
     *
     * @param directory where state and images are; made where there is none, its owner's alone
     * @param settings how
     * @param background where the work is done; to be ended after this is closed
     * @return the updates; close them
     * @throws IOException if the directory cannot be read or written, or the port is taken
     */
    public static FirmwareUpdates open(Path directory, FirmwareSettings settings, Background background)
            throws IOException {
        FirmwareUpdates updates = new FirmwareUpdates(directory, settings, background);
        try {
            updates.load();
        } catch (IOException | RuntimeException e) {
            updates.close();
            throw e;
        }
        return updates;
    }

    private void load() throws IOException {
        shop.notes()
                .read(damaged -> shop.tell("a firmware update is forgotten: " + damaged.getMessage()))
                .forEach(this::load);
        sweep();
        stations.values().forEach(FirmwareUpdates::resume);
    }

    private void load(String name, Map<String, String> values) {
        try {
            StationId station = new StationId(name);
            stations.put(station, new StationUpdates(station, shop, StateText.read(values)));
        } catch (IllegalArgumentException e) {
            shop.tell("a firmware update is forgotten: its file " + e.getMessage());
        }
    }

    /** Images that no update needs are left over from a crash. */
    private void sweep() throws IOException {
        Set<String> needed = new HashSet<>();
        stations.forEach((station, updates) -> updates.update()
                .filter(update -> !update.over())
                .ifPresent(update -> needed.add(
                        shop.image(station, update.run()).getFileName().toString())));
        List<Path> files;
        try (Stream<Path> found = Files.list(shop.images())) {
            files = found.toList();
        }
        for (Path file : files) {
            if (!needed.contains(file.getFileName().toString().replaceFirst("\\.[a-z]+$", ""))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void resume(StationUpdates updates) {
        synchronized (updates) {
            updates.arm();
            updates.update().ifPresent(update -> new Fetching(updates, update.run()).resume(update));
        }
    }

    /**
     * The desk for a station.
     *
     * @param station the station
     * @return its desk; empty if there are 10,000 others already
     */
    public Optional<StationDesk> desk(StationId station) {
        if (stations.size() >= MAX_STATIONS && !stations.containsKey(station)) {
            shop.tell("there are too many stations for signed firmware");
            return Optional.empty();
        }
        return Optional.of(new StationDesk(
                stations.computeIfAbsent(station, id -> new StationUpdates(id, shop, StationState.blank()))));
    }

    /**
     * Where stations fetch their images.
     *
     * @return the address with the actual port
     */
    public InetSocketAddress address() {
        return shop.hands().server().address();
    }

    private void spent(Offer offer) {
        shop.background().prompt().execute(() -> stations.values().stream()
                .filter(updates -> updates.update()
                        .filter(update -> update.token().equals(offer.token()))
                        .isPresent())
                .forEach(updates -> new StationDesk(updates).spent(offer)));
    }

    /** Ends downloads and connections; what they have brought so far stays for the next process. Does not wait. */
    @Override
    public void close() throws IOException {
        stations.values().forEach(StationUpdates::close);
        shop.hands().server().close();
    }
}
