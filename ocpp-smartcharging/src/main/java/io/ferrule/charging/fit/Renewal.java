// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends messages again before the profiles in them end: a station that is not reached any more comes down to its fallback.
 *
 * @param fallback how long each profile lasts
 */
record Renewal(Wording.Fallback fallback) {

    /** The messages, and between them those that say the same again, up to an instant. */
    List<Rolling.Planned> renewed(List<Rolling.Planned> messages, Instant end) {
        Duration every = Duration.ofSeconds(fallback.after().toSeconds() / 2); // periods count whole seconds
        List<Rolling.Planned> all = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            Rolling.Planned message = messages.get(i);
            Instant until = i + 1 < messages.size() ? messages.get(i + 1).at().minus(Settling.EFFECT) : end;
            all.add(message);
            for (Instant at = message.at().plus(every); at.isBefore(until); at = at.plus(every)) {
                all.add(from(message, at));
            }
        }
        return all;
    }

    /** What a message still has to say at a later instant. */
    private static Rolling.Planned from(Rolling.Planned message, Instant at) {
        List<Segment> periods = new ArrayList<>();
        for (Segment period : message.periods()) {
            if (period.start().isAfter(at)) {
                periods.add(period);
            } else {
                periods.clear();
                periods.add(new Segment(at, period.setting()));
            }
        }
        return new Rolling.Planned(at, List.copyOf(periods));
    }
}
