// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.store.StationNotes;
import io.ferrule.charging.intercept.ChargingMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a site must remember, in a file for each group. */
record ChargingNotes(StationNotes notes) implements ChargingMemory {

    private static final Logger LOG = LoggerFactory.getLogger(ChargingNotes.class);

    static ChargingNotes in(Path directory) throws IOException {
        return new ChargingNotes(StationNotes.in(directory));
    }

    /** A station whose file is damaged counts as one that was never seen. */
    @Override
    public Map<String, Map<String, String>> read() {
        try {
            return notes.read(damaged -> LOG.atError()
                    .addKeyValue("reason", damaged.getMessage())
                    .log("what was remembered of a station cannot be read"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void write(String group, Map<String, String> texts) {
        try {
            notes.write(group, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
