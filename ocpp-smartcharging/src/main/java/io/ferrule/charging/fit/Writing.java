// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.composite.Conversion;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns what a place of the station should do into its messages.
 *
 * @param capabilities of the station
 * @param unit the unit of its profiles
 * @param fallback what each profile falls back to, where the station has room for that
 * @param lastId the highest identifier of its profiles, besides those of fallbacks
 */
record Writing(StationCapabilities capabilities, RateUnit unit, Optional<Wording.Fallback> fallback, int lastId) {

    private static final int IDS_BEFORE_CONNECTORS = 2;

    static Writing of(StationCapabilities capabilities, RateUnit unit, List<Integer> connectors, int places) {
        Optional<Wording.Fallback> fallback =
                capabilities.wording().fallback().filter(set -> capabilities.fallsBack(places));
        int highest = connectors.stream().mapToInt(Integer::intValue).max().orElse(0);
        return new Writing(capabilities, unit, fallback, highest + IDS_BEFORE_CONNECTORS);
    }

    boolean fallsBack() {
        return fallback.isPresent();
    }

    List<FitMessage> messages(Outlet outlet, List<Segment> segments, Instant end) {
        Optional<Duration> duration = fallback.map(Wording.Fallback::after);
        Request request = new Request(capabilities, unit, duration);
        List<Rolling.Planned> planned = new Rolling(segments, capabilities.obeyedPeriods()).messages();
        List<FitMessage> messages = new ArrayList<>();
        if (fallback.isPresent()) {
            Segment lowest = lowest(fallback.get(), segments);
            messages.add(new FitMessage(lowest.start(), request.fallback(outlet, lowest, lastId)));
            planned = new Renewal(fallback.get()).renewed(planned, end);
        }
        for (Rolling.Planned message : planned) {
            messages.add(new FitMessage(message.at(), request.of(outlet, message)));
        }
        return messages;
    }

    /** What is safe for all of the time, from the first instant on. */
    private Segment lowest(Wording.Fallback fallback, List<Segment> segments) {
        StationCapabilities.Delivers delivers = capabilities.delivers();
        BigDecimal amount =
                new Conversion(delivers.voltage()).convert(fallback.amps(), RateUnit.A, unit, delivers.phases());
        Setting lowest = new Rounding(capabilities, unit, 1).of(Limit.of(amount, unit, delivers.phases()));
        for (Segment segment : segments) {
            lowest = lowest.lower(segment.setting());
        }
        return new Segment(segments.get(0).start(), lowest);
    }
}
