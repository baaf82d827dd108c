// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.station.SiteShares;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a CSMS of 2.0.1 where the site's share binds a car, and where it does no more (OCPP 2.0.1 part 2, K11 to K14). A change of
 * less than a tenth is not told (LimitChangeSignificance), and nothing more than once a minute. On the site's executor.
 */
final class LimitNotices {

    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final String SOURCE = SiteShares.SOURCE;

    private final Map<Integer, Told> told = new HashMap<>();

    private static final double WHOLE = 100;

    private record Told(double amps, Instant at, boolean cleared) {}

    /** @param share amperes that the site leaves to a car; empty where nothing of the site binds it */
    void look(Link link, int evse, Optional<Double> share, Instant now) {
        Optional<Told> before = Optional.ofNullable(told.get(evse));
        boolean soon =
                before.filter(last -> now.isBefore(last.at().plus(BETWEEN))).isPresent();
        boolean standing = before.filter(last -> !last.cleared()).isPresent();
        if (link.version() == OcppVersion.V1_6 || soon) {
            return;
        }
        if (share.isEmpty() && standing) {
            told.put(evse, new Told(0, now, true));
            link.tell("ClearedChargingLimit", cleared(evse), answer -> {});
        } else if (share.isPresent() && (!standing || significant(before, share.get()))) {
            told.put(evse, new Told(share.get(), now, false));
            link.tell("NotifyChargingLimit", notified(evse, share.get()), answer -> {});
        }
    }

    /** Another connection: what was told before may be forgotten. */
    void forget() {
        told.clear();
    }

    private static boolean significant(Optional<Told> before, double amps) {
        double last = before.map(Told::amps).orElse(0.0);
        return Math.abs(amps - last) > SiteShares.SIGNIFICANT_PERCENT / WHOLE * last;
    }

    private static Payload notified(int evse, double amps) {
        Payload limit = Payload.empty().with("/chargingLimitSource", SOURCE).with("/isGridCritical", false);
        return Payload.empty()
                .with("/evseId", evse)
                .with("/chargingLimit", limit)
                .with("/chargingSchedule", List.of(SiteShares.schedule(amps)));
    }

    private static Payload cleared(int evse) {
        return Payload.empty().with("/chargingLimitSource", SOURCE).with("/evseId", evse);
    }
}
