// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.silence;

import io.ferrule.model.StationId;
import java.time.Duration;
import java.util.Optional;

/** When one station was heard last. Time in nanoseconds of any origin. Safe for use by several threads. */
final class Watch {

    private final StationId station;
    private long heard;
    private Duration interval;
    private boolean alarmed;

    Watch(StationId station, long now, Duration interval) {
        this.station = station;
        this.heard = now;
        this.interval = interval;
    }

    StationId station() {
        return station;
    }

    synchronized Duration interval() {
        return interval;
    }

    synchronized void every(Duration heartbeat) {
        interval = heartbeat;
    }

    /** It speaks; how long it had been silent if that had raised an alarm. */
    synchronized Optional<Duration> heard(long now) {
        Duration silence = Duration.ofNanos(now - heard);
        boolean wasAlarmed = alarmed;
        heard = now;
        alarmed = false;
        return wasAlarmed ? Optional.of(silence) : Optional.empty();
    }

    /** How long it has been silent if that is too long, told once. */
    synchronized Optional<Duration> alarm(long now, int heartbeats) {
        Duration silence = Duration.ofNanos(now - heard);
        if (alarmed || silence.compareTo(interval.multipliedBy(heartbeats)) <= 0) {
            return Optional.empty();
        }
        alarmed = true;
        return Optional.of(silence);
    }
}
