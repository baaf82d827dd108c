// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.intercept.Measure.Kind;
import io.ferrule.model.Call;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.proxy.guard.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What measures, and an engine that cannot be had, keep from passing. Never a message about a transaction. Safe for use by several threads. */
final class Restraint {

    private static final Set<String> BILLING =
            Set.of("StartTransaction", "StopTransaction", "MeterValues", "TransactionEvent");
    private static final int CALLS_A_SECOND = 2;

    private final Measures measures;
    private final LiveClock clock;
    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final Pace slow = new Pace(CALLS_A_SECOND, Duration.ofSeconds(1));

    Restraint(Measures measures, LiveClock clock) {
        this.measures = measures;
        this.clock = clock;
    }

    /** What a measure says about a frame, if one is in force. */
    Optional<Ruling> on(FrameEvent frame) {
        Instant now = clock.now();
        Kind kind = frame.from() == Side.STATION ? Kind.THROTTLE : Kind.QUARANTINE;
        if (measures.find(kind, frame.station(), now).isEmpty()) {
            return Optional.empty();
        }
        Optional<Call> call = call(frame);
        return kind == Kind.QUARANTINE
                ? call.filter(asked -> Refusals.commands(asked.action()))
                        .map(asked -> Refusals.of(asked.action(), Side.CSMS, "the station is in quarantine"))
                : call.filter(asked -> !BILLING.contains(asked.action()))
                        .filter(asked -> !slow.count(frame.station(), now))
                        .map(asked -> Ruling.refuse(ErrorCode.GENERIC_ERROR, "too many calls, slow down"));
    }

    /** What becomes of a frame about which no verdict could be had. */
    Ruling unjudged(FrameEvent frame) {
        boolean command = frame.from() == Side.CSMS
                && call(frame)
                        .filter(asked -> Refusals.commands(asked.action()))
                        .isPresent();
        return command ? Refusals.of(action(frame), Side.CSMS, "the gateway cannot judge it now") : Ruling.pass();
    }

    /** The action of a call; empty for everything else. */
    String action(FrameEvent frame) {
        return call(frame).map(Call::action).orElse("");
    }

    private Optional<Call> call(FrameEvent frame) {
        Reading reading = reader.read(frame.content().text(), frame.version());
        return reading instanceof Reading.Read read && read.frame() instanceof Call call
                ? Optional.of(call)
                : Optional.empty();
    }
}
