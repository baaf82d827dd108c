// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.intercept.site.Means;
import io.ferrule.charging.intercept.site.SiteControl;
import io.ferrule.charging.intercept.site.SiteListener;
import io.ferrule.charging.intercept.site.SitePlan;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.tariff.PriceSteps;
import io.ferrule.gateway.config.ChargingBlock;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.TermsBlock;
import io.ferrule.gateway.metrics.MetricsPage;
import io.ferrule.gateway.metrics.SiteMetrics;
import io.ferrule.proxy.ProxyBuilder;
import io.ferrule.proxy.intercept.OnFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The site of a running gateway: its drive, its thread and its memory. Safe for use by several threads. */
final class SiteRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SiteRoom.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final String DIRECTORY = "charging";

    private final Workers thread = new Workers("site", 1);
    private final Housekeeping ticks = new Housekeeping();
    private final SiteControl control;
    private final SitePlan site;
    private volatile SiteGuidance terms;

    private SiteRoom(ChargingBlock block, ChargingNotes notes, Clock clock, SiteGuidance guidance) {
        site = block.site();
        terms = terms(block);
        SiteGuidance all = guidance.over(new Current());
        control = SiteControl.over(
                site, new Means(thread.executor(), clock, notes, block.recipes(), all, SiteRoom::noted));
        ticks.every(TICK, "site", control::tick);
    }

    /** Opens the room where the configuration has a site. */
    static Optional<SiteRoom> open(GatewayConfig config, Clock clock, SiteGuidance guidance) throws StartException {
        if (config.charging().isEmpty()) {
            return Optional.empty();
        }
        try {
            ChargingNotes notes = ChargingNotes.in(config.dataDir().resolve(DIRECTORY));
            return Optional.of(new SiteRoom(config.charging().get(), notes, clock, guidance));
        } catch (IOException | UncheckedIOException e) {
            throw new StartException(List.of("charging: what was remembered cannot be read: " + e.getMessage()));
        }
    }

    private static SiteGuidance terms(ChargingBlock block) {
        return block.terms().<SiteGuidance>map(TermsBlock::terms).orElseGet(SiteGuidance::none);
    }

    /** Goes by the files of prices as they are now, unless they are for another site: that one needs a restart. */
    void take(GatewayConfig config) {
        config.charging().filter(block -> block.site().equals(site)).ifPresent(block -> terms = terms(block));
    }

    /** The terms that hold now. */
    private final class Current implements SiteGuidance {

        @Override
        public Map<String, Map<Phase, Double>> limits(Instant now) {
            return terms.limits(now);
        }

        @Override
        public Optional<PriceSteps> prices(Instant now) {
            return terms.prices(now);
        }
    }

    private static void noted(SiteListener.Kind kind, String station, String sentence) {
        Level level =
                switch (kind) {
                    case ORDERED -> Level.DEBUG;
                    case LEARNT, PROBED -> Level.INFO;
                    case REFUSED, HELD -> Level.WARN;
                    case FAILED -> Level.ERROR;
                };
        LOG.atLevel(level)
                .addKeyValue("station", station)
                .addKeyValue("what", sentence)
                .log(said(kind));
    }

    private static String said(SiteListener.Kind kind) {
        return switch (kind) {
            case ORDERED -> "a limit goes to a station";
            case LEARNT -> "a station is known";
            case REFUSED -> "a limit is not taken";
            case PROBED -> "a station is probed";
            case HELD -> "a car has to wait for a limit";
            case FAILED -> "the site control failed at something";
        };
    }

    /** Registers what watches and what answers; to be called before the buffer is registered. */
    void register(ProxyBuilder builder) {
        builder.intercept("charging-watch", OnFailure.FORWARD, control.watchers())
                .intercept("charging", OnFailure.REJECT, control.keepers());
    }

    void show(MetricsPage metrics) {
        SiteMetrics.show(
                metrics,
                control::report,
                control::orders,
                site.fuses().stream().map(Fuse::id).toList());
    }

    SiteControl control() {
        return control;
    }

    @Override
    public void close() {
        ticks.close();
        control.end();
        thread.close();
    }
}
