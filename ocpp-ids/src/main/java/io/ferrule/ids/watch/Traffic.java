// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.ConnectionEvent.Kind;
import io.ferrule.ids.watch.Links.Line;

/** Judges the counters of a connection: pings, fragments, inflated and slow messages. */
final class Traffic {

    private static final int PINGS_A_SECOND = 5;
    private static final int LEAST_PINGS = 50;
    private static final int LEAST_FRAGMENTS = 200;
    private static final int FRAGMENTS_FOR_EACH_MESSAGE = 20;
    private static final long MEGABYTE = 1_000_000;
    private static final int INFLATION = 50;

    /** Deflate cannot do better than 1,032 to 1; whatever claims more only announces. */
    private static final int BEST_INFLATION = 1_100;

    private static final int TRICKLE_SECONDS = 10;
    private static final int TRICKLE_BYTES = 20;

    private Traffic() {}

    static void counted(Observation o, Line line, ConnectionEvent event) {
        double seconds = Math.max(1, (o.at() - line.countedAt) / 1_000.0);
        if (event.kind() == Kind.PING) {
            pings(o, event.counts().count(), seconds);
        } else {
            bytes(o, line, event.counts(), seconds);
            line.messages = 0;
        }
        line.countedAt = o.at();
    }

    private static void pings(Observation o, long count, double seconds) {
        double rate = count / seconds;
        if (count >= LEAST_PINGS && rate >= PINGS_A_SECOND) {
            o.mark(Mark.PING_RATE, rate);
        }
    }

    private static void bytes(Observation o, Line line, ConnectionEvent.Counts counts, double seconds) {
        long fragments = counts.frames() - line.messages;
        boolean endless = fragments >= LEAST_FRAGMENTS && fragments > FRAGMENTS_FOR_EACH_MESSAGE * line.messages;
        if (endless || (line.messages == 0 && counts.wire() > MEGABYTE)) {
            o.mark(Mark.FRAGMENTS, (double) Math.max(1, fragments));
        }
        double growth = (double) counts.declared() / Math.max(1, counts.wire());
        if (counts.declared() >= MEGABYTE && growth >= INFLATION && growth <= BEST_INFLATION) {
            o.mark(Mark.INFLATED, Math.rint(growth));
        }
        long came = counts.wire() > 0 ? counts.wire() : counts.count();
        boolean unfinished = line.messages == 0 && counts.declared() > came;
        if (unfinished && seconds >= TRICKLE_SECONDS && came / seconds < TRICKLE_BYTES) {
            o.mark(Mark.TRICKLE, seconds);
        }
    }
}
