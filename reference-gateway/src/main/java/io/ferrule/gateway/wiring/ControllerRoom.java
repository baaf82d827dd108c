// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.charging.controller.Communication;
import io.ferrule.charging.controller.ControllerIdentity;
import io.ferrule.charging.controller.intercept.ControllerSettings;
import io.ferrule.charging.controller.intercept.LocalController;
import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.intercept.site.SitePlan;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.LocalControllerSettings;
import io.ferrule.gateway.config.NorthboundSettings;
import io.ferrule.gateway.power.PriceTexts;
import io.ferrule.model.PayloadException;
import io.ferrule.proxy.resident.Resident;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The Local Controller of a gateway, with the thread that writes its file. Safe for use by several threads. */
final class ControllerRoom implements AutoCloseable {

    private static final String VENDOR = "Ferrule";
    private static final String MODEL = "Local Controller";
    private static final int LAST_WRITE_SECONDS = 5;

    private final LocalControllerSettings settings;
    private final LocalController controller;
    private final ExecutorService disk;

    private ControllerRoom(LocalControllerSettings settings, LocalController controller, ExecutorService disk) {
        this.settings = settings;
        this.controller = controller;
        this.disk = disk;
    }

    /** Opens the controller with what its file holds, where the configuration has one. */
    static Optional<ControllerRoom> open(GatewayConfig config) throws StartException {
        Optional<LocalControllerSettings> settings = config.localController();
        return settings.isPresent() ? Optional.of(open(settings.get(), config)) : Optional.empty();
    }

    private static ControllerRoom open(LocalControllerSettings settings, GatewayConfig config) throws StartException {
        ExecutorService disk = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "ferrule-controller");
            thread.setDaemon(true);
            return thread;
        });
        ControllerFile file = new ControllerFile(config.dataDir(), disk);
        try {
            SitePlan site = config.charging().orElseThrow().site();
            ControllerSettings known = new ControllerSettings(
                    settings.facts(site),
                    identity(settings),
                    communication(settings, config.northbound()),
                    new PriceTexts());
            return new ControllerRoom(settings, LocalController.open(known, file), disk);
        } catch (UncheckedIOException | IllegalArgumentException | PayloadException e) {
            disk.shutdown();
            throw new StartException(List.of("charging.local-controller: " + file.file() + " cannot be read ("
                    + e.getMessage()
                    + "); there may be a limit for the site in it. Bring it back from a backup, or remove it"
                    + " to begin without limits"));
        }
    }

    /** What the drive of the site is to ask: limits and prices of the CSMS and of the grid, where there is a controller. */
    static SiteGuidance guidance(Optional<ControllerRoom> room) {
        return room.<SiteGuidance>map(open -> open.controller).orElseGet(SiteGuidance::none);
    }

    /** The controller as a station of the proxy. */
    Resident resident() {
        return controller.resident(settings.id());
    }

    private static ControllerIdentity identity(LocalControllerSettings settings) {
        String version = ControllerRoom.class.getPackage().getImplementationVersion();
        return new ControllerIdentity(VENDOR, MODEL, settings.serial(), version == null ? "source" : version);
    }

    private static Communication communication(LocalControllerSettings settings, NorthboundSettings northbound) {
        return new Communication(
                northbound.reconnect().waitMinimum(),
                northbound.reconnect().randomRange(),
                northbound.reconnect().repeatTimes(),
                northbound.ping(),
                northbound.callTimeout(),
                settings.target().profile().number());
    }

    /** What has begun to be written is written. */
    @Override
    public void close() {
        disk.shutdown();
        try {
            if (!disk.awaitTermination(LAST_WRITE_SECONDS, TimeUnit.SECONDS)) {
                disk.shutdownNow();
            }
        } catch (InterruptedException e) {
            disk.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
