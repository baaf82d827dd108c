// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.admin.JournalAnswer;
import io.ferrule.gateway.admin.JournalStatusPage;
import io.ferrule.gateway.config.AwaySettings;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.metrics.JournalMetrics;
import io.ferrule.gateway.metrics.JournalMetrics.Reading;
import io.ferrule.model.StationId;
import io.ferrule.proxy.buffer.Buffer;
import io.ferrule.proxy.buffer.BufferSettings;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.Tally;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal of a running gateway with everything that watches it. Safe for use by several threads. */
final class JournalRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalRoom.class);
    private static final EntryQuery ELDEST =
            new EntryQuery(Optional.empty(), EnumSet.of(Entry.State.PENDING, Entry.State.SENT), 0, 1);

    private final Path file;
    private final Journal journal;
    private final JournalAlarms alarms;
    private final JournalMetrics metrics;
    private final Buffer buffer;
    private final Visits visits;
    private volatile Reading reading = Reading.NOTHING;
    private volatile Map<StationId, Tally> kept = Map.of();

    private JournalRoom(Path file, Journal journal, JournalAlarms alarms, JournalMetrics metrics, Buffer buffer) {
        this.file = file;
        this.journal = journal;
        this.alarms = alarms;
        this.metrics = metrics;
        this.buffer = buffer;
        this.visits = new Visits(journal.outbox());
    }

    /** Opens the journal; what is answered in the place of a CSMS follows the newest configuration. */
    static JournalRoom open(Configuration configuration, Clock clock, MeterRegistry registry) throws StartException {
        GatewayConfig config = configuration.rules().config();
        JournalAlarms alarms = new JournalAlarms();
        JournalMetrics metrics = new JournalMetrics(registry, clock);
        Journal journal = JournalStore.open(config, clock, event -> {
            alarms.on(event);
            metrics.on(event);
        });
        BufferSettings settings = BufferSettings.of(new SecureRandom())
                .withBoot(station -> away(configuration).boot())
                .withAuthorize(station -> away(configuration).authorize())
                .withReplayPerSecond(away(configuration).replayPerSecond())
                .withListener(event -> {
                    alarms.on(event);
                    metrics.on(event);
                });
        return new JournalRoom(
                JournalStore.file(config.dataDir()), journal, alarms, metrics, Buffer.over(journal, settings));
    }

    private static AwaySettings away(Configuration configuration) {
        return configuration.rules().config().northbound().away();
    }

    Journal journal() {
        return journal;
    }

    /** What it keeps of each station; where the disk hangs, what it kept when somebody last looked. */
    Map<StationId, Tally> kept() {
        try {
            kept = JournalAnswer.await(journal.outbox().tallies());
        } catch (JournalException | IllegalStateException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the journal does not say what it keeps");
        }
        return kept;
    }

    /** Stands in for CSMSs that are away; to be registered next to the CSMS. */
    InterceptorFactory interceptors() {
        return buffer.interceptors();
    }

    /** Delivers for stations that are not there. */
    Visits visits() {
        return visits;
    }

    /** Entries of a station wait again. */
    void wake(StationId station) {
        buffer.wake(station);
    }

    /** How it stood when somebody last looked. */
    JournalStatusPage.State state() {
        return new JournalStatusPage.State(
                file, reading.usage(), reading.eldest(), alarms.setAside(), alarms.failure());
    }

    /** Looks how full it is. Comes back when the journal's writer has worked, also where that failed. */
    CompletionStage<Void> look() {
        return journal.usage()
                .thenCombine(journal.outbox().list(ELDEST), (usage, eldest) -> new Reading(usage, takenAt(eldest)))
                .thenAccept(now -> {
                    reading = now;
                    metrics.show(now);
                });
    }

    /** Finishes what was asked for. */
    @Override
    public void close() {
        journal.close();
    }

    private static Optional<Instant> takenAt(List<Entry> eldest) {
        return eldest.stream().map(entry -> entry.call().takenAt()).findFirst();
    }
}
