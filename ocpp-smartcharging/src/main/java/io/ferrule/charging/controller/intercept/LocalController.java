// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import io.ferrule.charging.InstantRange;
import io.ferrule.charging.controller.Change;
import io.ferrule.charging.controller.ControllerState;
import io.ferrule.charging.controller.ControllerStore;
import io.ferrule.charging.controller.PriceDesk;
import io.ferrule.charging.controller.SiteCeiling;
import io.ferrule.charging.intercept.SiteGuidance;
import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.tariff.PowerStep;
import io.ferrule.charging.tariff.PriceSteps;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.model.v201.ChargingLimitSource;
import io.ferrule.proxy.resident.Resident;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A Local Controller: speaks for its site to a CSMS, and tells the drive of the site what others want of it. What it was told
 * outlives sessions and, in the store, restarts; it holds while the CSMS is away. Safe for use by several threads.
 */
public final class LocalController implements SiteGuidance {

    private final ControllerSettings settings;
    private final Memory memory;
    private final SiteCeiling ceiling;
    private final PriceDesk prices;
    private final Standing standing = new Standing();
    private volatile Optional<SiteReport> report = Optional.empty();

    private LocalController(ControllerSettings settings, Memory memory) {
        this.settings = settings;
        this.memory = memory;
        this.ceiling = new SiteCeiling(settings.facts());
        this.prices = new PriceDesk(settings.facts(), settings.prices());
    }

    /**
     * Opens a controller with what its store holds.
     *
     * @param settings what it knows from the start
     * @param store where it keeps what it is told
     * @return the controller
     * @throws IllegalArgumentException if the store holds something else: it may have been a limit, so nothing begins without it
     * @throws java.io.UncheckedIOException if the store cannot be read
     */
    public static LocalController open(ControllerSettings settings, ControllerStore store) {
        return new LocalController(settings, Memory.open(store, settings.prices()));
    }

    /**
     * The controller as a station of a proxy.
     *
     * @param identity its identity on the CSMS
     * @return what the proxy is to be given
     */
    public Resident resident(StationId identity) {
        return new Resident(
                identity,
                OcppVersion.V2_0_1,
                session -> new ControllerSession(session, settings, new Recollection(memory, standing, this::report)));
    }

    /**
     * A limit from somebody else than the CSMS, such as an energy manager on the site. It takes effect at once, and the CSMS is
     * told of it when it binds (OCPP 2.0.1 part 2, K12 to K14).
     *
     * @param source who sets it; each has one limit, the latest
     * @param steps watts over time, at most {@link ControllerState#MOST_STEPS}; none to give the site free
     * @return completes when it holds and survives a restart; fails if it cannot be kept, and the former holds then
     */
    public CompletionStage<Void> limit(ChargingLimitSource source, List<PowerStep> steps) {
        return memory.change(state -> new Change<>(true, state.with(source, steps)))
                .thenAccept(done -> {});
    }

    /** A drop holds {@link SiteGuidance#LEAD} early, so that stations are down when it begins; a rise holds from its own time. */
    @Override
    public Map<String, Map<Phase, Double>> limits(Instant now) {
        return ceiling.lowest(memory.state(), InstantRange.of(now, LEAD));
    }

    @Override
    public Optional<PriceSteps> prices(Instant now) {
        return prices.prices(memory.state(), now);
    }

    @Override
    public void decided(SiteReport latest) {
        report = Optional.of(latest);
    }

    private Optional<SiteReport> report() {
        return report;
    }
}
