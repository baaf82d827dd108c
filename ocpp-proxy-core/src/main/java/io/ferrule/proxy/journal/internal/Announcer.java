// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalListener;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the listener and contains what it throws. */
record Announcer(JournalListener listener, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(JournalListener.class);

    Instant now() {
        return clock.instant();
    }

    void tell(JournalEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("listener", listener.getClass().getName())
                    .setCause(e)
                    .log("journal listener failed");
        }
    }
}
