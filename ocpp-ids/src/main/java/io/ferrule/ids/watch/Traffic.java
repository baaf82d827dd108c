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

    /** Over several events a slow line may bring one message, which has fewer fragments than this. */
    private static final int FRAGMENTS_OF_NO_MESSAGE = 1_000;

    private static final long MEGABYTE = 1_000_000;
    private static final int INFLATION = 50;

    /** Deflate cannot do better than 1,032 to 1; whatever claims more only announces. */
    private static final int BEST_INFLATION = 1_100;

    private static final int TRICKLE_SECONDS = 10;
    private static final int TRICKLE_BYTES = 20;

    /** For how long nothing but small pieces may come that make no message, where no length was announced. */
    private static final double TRICKLING_SECONDS = 30;

    private static final double LONGEST_PAUSE_SECONDS = 20;

    private Traffic() {}

    static void counted(Observation o, Line line, ConnectionEvent event) {
        double seconds = Math.max(1, (o.at() - line.countedAt) / 1_000.0);
        if (event.kind() == Kind.PING) {
            pings(o, line, event.counts().count(), seconds);
        } else {
            bytes(o, line, event.counts(), seconds);
            line.messages = 0;
        }
        line.countedAt = o.at();
    }

    private static void pings(Observation o, Line line, long count, double seconds) {
        double rate = Math.max(count >= LEAST_PINGS ? count / seconds : 0, line.pings.add(o.at(), count));
        if (rate >= PINGS_A_SECOND) {
            o.mark(Mark.PING_RATE, rate);
        }
    }

    private static void bytes(Observation o, Line line, ConnectionEvent.Counts counts, double seconds) {
        long fragments = counts.frames() - line.messages;
        boolean endless = fragments >= LEAST_FRAGMENTS && fragments > FRAGMENTS_FOR_EACH_MESSAGE * line.messages;
        line.fragments = line.messages > 0 ? 0 : line.fragments + counts.frames();
        boolean never = line.fragments >= FRAGMENTS_OF_NO_MESSAGE;
        if (endless || never || (line.messages == 0 && counts.wire() > MEGABYTE)) {
            o.mark(Mark.FRAGMENTS, (double) Math.max(1, Math.max(fragments, line.fragments)));
        }
        double growth = (double) counts.declared() / Math.max(1, counts.wire());
        if (counts.declared() >= MEGABYTE && growth >= INFLATION && growth <= BEST_INFLATION) {
            o.mark(Mark.INFLATED, Math.rint(growth));
        }
        trickle(o, line, counts, seconds);
    }

    /** A message that comes so slowly, told of once or piece by piece. */
    private static void trickle(Observation o, Line line, ConnectionEvent.Counts counts, double seconds) {
        long came = counts.wire() > 0 ? counts.wire() : counts.count();
        boolean slow = came / seconds < TRICKLE_BYTES;
        if (line.messages > 0 || !slow) {
            line.trickling = 0;
        }
        if (!slow || line.messages > 0) {
            return;
        }
        line.trickling += Math.min(seconds, LONGEST_PAUSE_SECONDS);
        boolean announced = counts.declared() > came && seconds >= TRICKLE_SECONDS;
        if (announced || line.trickling >= TRICKLING_SECONDS) {
            o.mark(Mark.TRICKLE, announced ? seconds : line.trickling);
        }
    }

    /** Pings that are told of in small numbers, added up over ten seconds. */
    static final class Pings {
        private static final long MILLIS = 10_000;

        private long since = Long.MIN_VALUE / 2;
        private long count;

        /** Adds some; tells how many there were in a second, 0 while they are few. */
        double add(long at, long more) {
            if (at - since > MILLIS) {
                since = at;
                count = 0;
            }
            count += Math.min(more, LEAST_PINGS);
            return count >= LEAST_PINGS && at > since ? count * 1_000.0 / Math.max(1_000, at - since) : 0;
        }
    }
}
