// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.PemFiles;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.Trust;
import io.ferrule.certs.enrol.EnrolmentTls;
import io.ferrule.certs.firmware.Background;
import io.ferrule.certs.firmware.FirmwareEvents;
import io.ferrule.certs.firmware.FirmwareSettings;
import io.ferrule.certs.firmware.intercept.SignedFirmware;
import io.ferrule.certs.firmware.transfer.Delays;
import io.ferrule.certs.firmware.transfer.Destinations;
import io.ferrule.certs.intercept.SecurityEventType;
import io.ferrule.certs.intercept.SecurityEvents;
import io.ferrule.certs.store.StoreException;
import io.ferrule.gateway.config.FirmwareBlock;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.identity.IdentityRoom;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.InterceptorFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signed firmware in a running gateway, with the threads that it needs. */
final class FirmwareRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FirmwareRoom.class);
    /** The listener, the 32 connections of stations that it allows, and three downloads: none of them waits for another. */
    private static final int TRANSFERS = 36;

    private final Workers prompt = new Workers("firmware", 1);
    private final Workers patient = new Workers("firmware-transfer", TRANSFERS);
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, task -> {
        Thread daemon = new Thread(task, "ferrule-firmware-timer");
        daemon.setDaemon(true);
        return daemon;
    });
    private final SignedFirmware firmware;

    private FirmwareRoom(Path directory, FirmwareSettings settings, Clock clock) throws IOException {
        Background background = new Background(clock, prompt.executor(), patient.executor(), Delays.of(timers));
        firmware = SignedFirmware.over(directory, settings, background);
    }

    /** Opens it where the configuration has a block for it. */
    static Optional<FirmwareRoom> open(
            GatewayConfig config, IdentityRoom identities, SecurityEvents events, Clock clock) throws IOException {
        if (config.firmware().isEmpty()) {
            return Optional.empty();
        }
        FirmwareBlock block = config.firmware().get();
        FirmwareRoom room =
                new FirmwareRoom(config.dataDir().resolve("firmware"), settings(block, identities, events), clock);
        LOG.atInfo()
                .addKeyValue("address", Addresses.text(room.firmware.address()))
                .log("stations fetch firmware here");
        return Optional.of(room);
    }

    private static FirmwareSettings settings(FirmwareBlock block, IdentityRoom identities, SecurityEvents events)
            throws IOException {
        FirmwareBlock.Sources sources = block.sources();
        Destinations destinations = Destinations.standard()
                .by(sources.schemes())
                .from(sources.hosts())
                .alsoFrom(address -> sources.networks().stream().anyMatch(network -> network.contains(address)));
        FirmwareSettings.Witness witness = new FirmwareSettings.Witness(
                (station, type, techInfo) -> events.raise(station, type(type), techInfo), FirmwareRoom::note);
        FirmwareSettings settings = FirmwareSettings.of(
                        block.listen(), tls(sources.trust()), station -> manufacturers(identities, station), witness)
                .from(destinations)
                .withPkcs1(block.pkcs1())
                .withPlainUpdates(station -> block.plainUpdates());
        return block.advertised().map(settings::advertising).orElse(settings);
    }

    /** What concerns the gateway itself names no station. */
    private static void note(Optional<StationId> station, String what) {
        LOG.atInfo()
                .addKeyValue("station", station.map(StationId::value).orElse("-"))
                .log(what);
    }

    private static SecurityEventType type(FirmwareEvents.Type type) {
        return switch (type) {
            case FIRMWARE_UPDATED -> SecurityEventType.FIRMWARE_UPDATED;
            case INVALID_FIRMWARE_SIGNATURE -> SecurityEventType.INVALID_FIRMWARE_SIGNATURE;
            case INVALID_FIRMWARE_SIGNING_CERTIFICATE -> SecurityEventType.INVALID_FIRMWARE_SIGNING_CERTIFICATE;
        };
    }

    private static Trust manufacturers(IdentityRoom identities, StationId station) {
        try {
            return identities
                    .store()
                    .station(identities.holder(station))
                    .trust()
                    .trust(RootUse.MANUFACTURER);
        } catch (StoreException e) {
            return Trust.in(List.of());
        }
    }

    private static SSLContext tls(List<Path> files) throws IOException {
        List<X509Certificate> roots = new ArrayList<>();
        for (Path file : files) {
            roots.addAll(PemFiles.certificates(file));
        }
        try {
            return roots.isEmpty() ? SSLContext.getDefault() : EnrolmentTls.context(roots, Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be made ready for firmware", e);
        }
    }

    /** To be registered next to the CSMS. */
    InterceptorFactory interceptors() {
        return firmware.interceptors();
    }

    @Override
    public void close() {
        try {
            firmware.close();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("firmware updates did not end in order");
        }
        timers.shutdownNow();
        patient.close();
        prompt.close();
    }
}
