// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.site.SiteListener.Kind;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.books.Books;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What all stations of a site share. What says nothing else is used on the site's executor. */
final class Core {

    private static final String SITE = "site";

    private final SitePlan plan;
    private final Means means;
    private final Site site;
    private final Books books;
    private final Turn turn = new Turn();
    private final Set<String> unwritten = new HashSet<>();
    private final AtomicBoolean missed = new AtomicBoolean();
    private volatile boolean ended;
    private Instant last = Instant.MIN;
    private Duration lost = Duration.ZERO;

    Core(SitePlan plan, Means means) {
        this.plan = plan;
        this.means = means;
        this.site = plan.site();
        this.books = new Books(site, plan.rules().books(), Map.of());
    }

    Site site() {
        return site;
    }

    SitePlan plan() {
        return plan;
    }

    Means means() {
        return means;
    }

    Books books() {
        return books;
    }

    /** Whose turn it is to be probed. */
    Turn turn() {
        return turn;
    }

    /** The instant for the books: where the clock is set back it goes on. */
    Instant steady() {
        Instant now = means.clock().instant();
        if (now.isBefore(last)) {
            lost = lost.plus(Duration.between(now, last));
        }
        last = now;
        return now.plus(lost);
    }

    /** The time of day, by which profiles go. */
    Instant clock() {
        return means.clock().instant();
    }

    /**
     * Any thread. A task that fails is told and harms no other; after the end nothing is done. One for which there is no room may have been
     * the restart of a station.
     */
    void run(Runnable task) {
        if (ended) {
            return;
        }
        try {
            means.serial().execute(() -> contained(task));
        } catch (RejectedExecutionException e) {
            missed.set(true);
        }
    }

    /** Any thread. What comes from now on is for the next start, which counts every station as if it had restarted in any case. */
    void end() {
        ended = true;
    }

    private void suspectAll() {
        site.stations().forEach(station -> books.restarted(station.id()));
        note(Kind.FAILED, SITE, "too much happened at once; each station counts as if it had restarted");
    }

    private void contained(Runnable task) {
        try {
            if (missed.getAndSet(false)) {
                suspectAll();
            }
            task.run();
        } catch (RuntimeException e) {
            note(Kind.FAILED, SITE, "a task failed: " + e.getClass().getSimpleName());
        }
    }

    /** Whether it is on disk now; that it is not is told once. */
    boolean written(String group, Map<String, String> texts) {
        try {
            means.memory().write(group, texts);
            unwritten.remove(group);
            return true;
        } catch (UncheckedIOException e) {
            if (unwritten.add(group)) {
                note(Kind.FAILED, SITE, "what must survive a restart cannot be written: " + e.getMessage());
            }
            return false;
        }
    }

    void note(Kind kind, String station, String sentence) {
        means.listener().noted(kind, station, sentence);
    }
}
