// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.proxy.journal.JournalEvent;
import io.ferrule.proxy.journal.JournalUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /api/journal/status}: how full the journal is, and what happened to it since the start. */
public final class JournalStatusPage implements Page {

    private final Supplier<Optional<State>> state;

    /**
     * How it stands with the journal.
     *
     * @param file the database
     * @param usage how much is in it
     * @param eldest when the entry that waits longest was taken over
     * @param setAside the damaged file in whose place it stands
     * @param failure the latest write that failed
     */
    public record State(
            Path file,
            JournalUsage usage,
            Optional<Instant> eldest,
            Optional<JournalEvent.Quarantined> setAside,
            Optional<JournalEvent.WriteFailed> failure) {}

    /**
     * Shows a state.
     *
     * @param state asked whenever somebody looks; empty for a gateway without a journal
     */
    public JournalStatusPage(Supplier<Optional<State>> state) {
        this.state = state;
    }

    @Override
    public Answer answer() {
        return state.get()
                .map(now -> Answer.json(JsonText.of(json -> write(json, now))))
                .orElseGet(() -> Answer.line(404, "This gateway keeps no journal: northbound.when-away is mirror."));
    }

    private static void write(JsonGenerator json, State state) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", state.file().toString());
        json.writeNumberField("pending", state.usage().waiting());
        json.writeNumberField("dead", state.usage().dead());
        json.writeNumberField("rows", state.usage().rows());
        json.writeNumberField("bytes", state.usage().bytes());
        if (state.eldest().isPresent()) {
            json.writeStringField("oldest", state.eldest().get().toString());
        }
        if (state.setAside().isPresent()) {
            json.writeObjectFieldStart("setAside");
            json.writeStringField("at", state.setAside().get().at().toString());
            json.writeStringField("file", state.setAside().get().aside().toString());
            json.writeStringField("reason", state.setAside().get().reason());
            json.writeEndObject();
        }
        if (state.failure().isPresent()) {
            json.writeObjectFieldStart("lastFailure");
            json.writeStringField("at", state.failure().get().at().toString());
            json.writeStringField("reason", state.failure().get().reason());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
