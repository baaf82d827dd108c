// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.controller;

import io.ferrule.charging.controller.Communication;
import io.ferrule.charging.controller.ControllerIdentity;
import io.ferrule.charging.controller.SiteFacts;
import io.ferrule.charging.controller.intercept.ControllerSettings;
import io.ferrule.charging.controller.intercept.LocalController;
import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.Site;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.LocalControllerSettings;
import io.ferrule.gateway.config.NorthboundSettings;
import io.ferrule.gateway.power.PriceTexts;
import io.ferrule.proxy.resident.Resident;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The Local Controller of a gateway, with the thread that writes its file. Safe for use by several threads. */
public final class ControllerRoom implements AutoCloseable {

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

    /**
     * Opens the controller with what its file holds.
     *
     * @param settings its block of the configuration
     * @param config the whole configuration
     * @param facts the site
     * @return the controller
     * @throws IOException if its file cannot be read; there may be a limit in it, so nothing begins without it
     */
    public static ControllerRoom open(LocalControllerSettings settings, GatewayConfig config, SiteFacts facts)
            throws IOException {
        ExecutorService disk = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "ferrule-controller");
            thread.setDaemon(true);
            return thread;
        });
        ControllerFile file = new ControllerFile(config.dataDir(), disk);
        try {
            ControllerSettings known = new ControllerSettings(
                    facts, identity(settings), communication(settings, config.northbound()), new PriceTexts());
            return new ControllerRoom(settings, LocalController.open(known, file), disk);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            disk.shutdown();
            throw new IOException(
                    file.file() + " cannot be read (" + e.getMessage()
                            + "); there may be a limit for the site in it. Bring it back from a backup, or remove it to begin"
                            + " without limits",
                    e);
        }
    }

    /**
     * The site as the controller sees it.
     *
     * @param settings its block of the configuration
     * @param site fuses and stations
     * @param policy how stations share
     * @param zone where the site is
     * @return the facts
     * @throws io.ferrule.charging.rule.RefusedException if the site has no single root fuse with limits
     */
    public static SiteFacts facts(LocalControllerSettings settings, Site site, SharingPolicy policy, ZoneId zone) {
        return new SiteFacts(site, policy, settings.volts(), zone);
    }

    /**
     * What the drive of the site is to ask.
     *
     * @return limits and prices of the CSMS and of the grid
     */
    public SiteGuidance guidance() {
        return controller;
    }

    /**
     * The controller as a station of the proxy.
     *
     * @return what the proxy is to be given
     */
    public Resident resident() {
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
