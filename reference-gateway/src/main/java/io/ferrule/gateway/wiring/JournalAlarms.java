// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.proxy.buffer.BufferEvent;
import io.ferrule.proxy.buffer.BufferListener;
import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalListener;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what an operator should know about the journal, and remembers the worst of it. */
final class JournalAlarms implements JournalListener, BufferListener {

    private static final Logger LOG = LoggerFactory.getLogger(JournalAlarms.class);

    private volatile Optional<JournalEvent.Quarantined> setAside = Optional.empty();
    private volatile Optional<JournalEvent.WriteFailed> failure = Optional.empty();

    /** The damaged file that was set aside since the start, if there was one. */
    Optional<JournalEvent.Quarantined> setAside() {
        return setAside;
    }

    /** The latest write that failed since the start, if there was one. */
    Optional<JournalEvent.WriteFailed> failure() {
        return failure;
    }

    @Override
    public void on(JournalEvent event) {
        if (event instanceof JournalEvent.Quarantined damaged) {
            setAside = Optional.of(damaged);
            LOG.atError()
                    .addKeyValue("file", damaged.aside())
                    .addKeyValue("reason", damaged.reason())
                    .log(
                            "the journal was damaged and is set aside; what waited in it is not delivered unless it is recovered");
        } else if (event instanceof JournalEvent.Migrated step) {
            LOG.atInfo()
                    .addKeyValue("from", step.from())
                    .addKeyValue("to", step.to())
                    .log("journal brought up to date");
        } else if (event instanceof JournalEvent.Sacrificed gone) {
            LOG.atWarn()
                    .addKeyValue("kind", gone.kind().name().toLowerCase(Locale.ROOT))
                    .addKeyValue("rows", gone.rows())
                    .addKeyValue("cause", gone.cause().name().toLowerCase(Locale.ROOT))
                    .log("taken out of the journal unsent");
        } else if (event instanceof JournalEvent.WaitedTooLong late) {
            LOG.atWarn().addKeyValue("entries", late.entries()).log("waited too long in the journal, now dead letters");
        } else if (event instanceof JournalEvent.WriteFailed failed) {
            failure = Optional.of(failed);
            LOG.atError().addKeyValue("reason", failed.reason()).log("the journal cannot be written");
        }
    }

    @Override
    public void on(BufferEvent event) {
        if (event instanceof BufferEvent.NotJournaled call) {
            LOG.atError()
                    .addKeyValue("station", call.station())
                    .addKeyValue("action", call.action())
                    .addKeyValue("forwarded", call.forwarded())
                    .addKeyValue("reason", call.reason())
                    .log("a call could not be journalled");
        } else if (event instanceof BufferEvent.GivenUp dead) {
            LOG.atWarn()
                    .addKeyValue("station", dead.station())
                    .addKeyValue("entry", dead.number())
                    .addKeyValue("action", dead.action())
                    .addKeyValue("entries", dead.entries())
                    .addKeyValue("reason", dead.reason())
                    .log("given up, now a dead letter");
        } else if (event instanceof BufferEvent.CaughtUp done) {
            LOG.atInfo()
                    .addKeyValue("station", done.station())
                    .addKeyValue("delivered", done.delivered())
                    .log("the csms has everything that waited");
        }
    }
}
