// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.intercept.events.Audience;
import io.ferrule.certs.store.StationNotes;
import io.ferrule.gateway.config.EventAudience;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the CSMS has ever used the security extension of OCPP 1.6, to whichever station: all stations have one CSMS. Remembered in
 * a file. Safe for use by several threads.
 */
final class KnownExtension implements Audience {

    private static final Logger LOG = LoggerFactory.getLogger(KnownExtension.class);
    private static final String CSMS = "csms";

    private final Supplier<EventAudience> rule;
    private final StationNotes notes;
    private final Executor disk;
    private final AtomicBoolean known;

    private KnownExtension(Supplier<EventAudience> rule, StationNotes notes, Executor disk) throws IOException {
        this.rule = rule;
        this.notes = notes;
        this.disk = disk;
        // What cannot be read is learned again.
        known = new AtomicBoolean(
                notes.read(damaged -> LOG.warn(damaged.getMessage())).containsKey(CSMS));
    }

    /** Remembers in a directory of its own; asks for the rule whenever there is something to tell. */
    static KnownExtension in(Path directory, Supplier<EventAudience> rule, Executor disk) throws IOException {
        return new KnownExtension(rule, StationNotes.in(directory), disk);
    }

    @Override
    public boolean listens(StationId station) {
        return switch (rule.get()) {
            case WHEN_KNOWN -> known.get();
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }

    @Override
    public void shown(StationId station) {
        if (known.compareAndSet(false, true)) {
            LOG.atInfo()
                    .addKeyValue("station", station)
                    .log("the CSMS uses the security extension: from now on it is told of security events");
            disk.execute(this::write);
        }
    }

    private void write() {
        try {
            notes.write(CSMS, Map.of("extension", "shown"));
        } catch (IOException e) {
            LOG.warn("that the CSMS knows the security extension could not be written: {}", e.getMessage());
        }
    }
}
