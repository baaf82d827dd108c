// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.BootRecord;
import io.ferrule.proxy.journal.StationBook;
import io.ferrule.proxy.journal.StationRecord;
import io.ferrule.proxy.journal.StatusRecord;
import java.util.concurrent.CompletionStage;

/** The station book: each method is one request to the writer. */
record SqliteStationBook(Writer writer, RecordTable records) implements StationBook {

    private static final int MAX_KEY = 255;

    @Override
    public CompletionStage<Void> write(StationId station, BootRecord boot) {
        return done(sql -> records.write(sql, station, boot));
    }

    @Override
    public CompletionStage<Void> write(StationId station, StatusRecord status) {
        return done(sql -> records.write(sql, station, status));
    }

    @Override
    public CompletionStage<Void> told(StationId station, BootRecord boot) {
        return done(sql -> records.told(sql, station, boot));
    }

    @Override
    public CompletionStage<Void> told(StationId station, StatusRecord status) {
        return done(sql -> records.told(sql, station, status));
    }

    @Override
    public CompletionStage<Void> shadow(StationId station, String key, String value) {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("a key has 1 to " + MAX_KEY + " characters, was " + key.length());
        }
        return done(sql -> records.shadow(sql, station, key, value));
    }

    @Override
    public CompletionStage<StationRecord> read(StationId station) {
        return writer.submit(sql -> records.read(sql, station));
    }

    @Override
    public CompletionStage<Void> forget(StationId station) {
        return done(sql -> records.forget(sql, station));
    }

    private CompletionStage<Void> done(Work<Boolean> work) {
        return writer.submit(work).thenAccept(written -> {});
    }
}
