// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.event;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Keeps one peer from filling the log: so many lines of one kind about one source within a minute; what is held back is
 * counted, and the count stands in the source's next line. Safe for use by several threads.
 */
final class LineBudget {

    static final int LINES = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_SOURCES = 4_096;

    private final Map<Source, Spending> spendings = new LinkedHashMap<>();

    /** Whether a line may be written, and how many were held back before it; empty if it is held back itself. */
    synchronized OptionalLong spend(ProxyEvent event) {
        Source source = Source.of(event);
        Spending spending = spendings.get(source);
        if (spending == null || spending.isOver(event.at())) {
            long held = spending == null ? 0 : spending.held;
            spendings.remove(source);
            makeRoom();
            spendings.put(source, new Spending(event.at()));
            return OptionalLong.of(held);
        }
        spending.lines++;
        if (spending.lines <= LINES) {
            return OptionalLong.of(0);
        }
        spending.held++;
        return OptionalLong.empty();
    }

    /** The longest begun goes first: its minute is over, or there are more sources than a log can follow. */
    private void makeRoom() {
        if (spendings.size() >= MOST_SOURCES) {
            spendings.remove(spendings.keySet().iterator().next());
        }
    }

    private record Source(Class<? extends ProxyEvent> kind, String who) {

        static Source of(ProxyEvent event) {
            return new Source(
                    event.getClass(), event.subject().map(Object::toString).orElseGet(() -> address(event)));
        }

        private static String address(ProxyEvent event) {
            if (event instanceof ProxyEvent.ConnectionRefused refused) {
                return refused.peer().getHostString();
            }
            return event instanceof ProxyEvent.LimitBroken broken
                    ? broken.peer().getHostString()
                    : "";
        }
    }

    private static final class Spending {
        private final Instant since;
        private int lines = 1;
        private long held;

        Spending(Instant since) {
            this.since = since;
        }

        /** A clock that was set back begins a new minute too. */
        boolean isOver(Instant now) {
            return now.isBefore(since) || !now.isBefore(since.plus(WINDOW));
        }
    }
}
