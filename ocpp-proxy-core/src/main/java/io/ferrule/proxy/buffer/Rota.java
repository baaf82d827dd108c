// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.StationId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Who stands watch over which station. A station that reconnects quickly has two sessions for a moment; the new one
 * begins when the old one has asked for its last write, so that it finds all of it, and late events of the old one
 * touch nothing. Safe for use by several threads.
 */
final class Rota {

    private final ConcurrentMap<StationId, Watch> watches = new ConcurrentHashMap<>();

    /** Takes the next watch over a station; it begins when the one before is over. */
    Watch next(StationId station, Runnable wake) {
        Watch watch = new Watch(station, wake);
        Watch before = watches.put(station, watch);
        watch.begin = before == null ? CompletableFuture.completedFuture(true) : before.end;
        return watch;
    }

    /** The last watch that was taken over a station. */
    Optional<Watch> of(StationId station) {
        return Optional.ofNullable(watches.get(station));
    }

    /** One session's time. */
    final class Watch {

        private final StationId station;
        private final Runnable wake;
        private final CompletableFuture<Boolean> end = new CompletableFuture<>();
        private CompletionStage<Boolean> begin = end;

        private Watch(StationId station, Runnable wake) {
            this.station = station;
            this.wake = wake;
        }

        /** When this watch may write. */
        CompletionStage<Boolean> begin() {
            return begin;
        }

        /** From any thread. */
        void wake() {
            wake.run();
        }

        /** Nothing more is written by whoever had it. */
        void over() {
            watches.remove(station, this);
            end.complete(true);
        }
    }
}
