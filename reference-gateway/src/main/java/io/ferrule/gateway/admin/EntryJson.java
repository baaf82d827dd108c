// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.JournaledCall;
import java.io.IOException;
import java.util.Locale;

/** Writes an entry of the journal for programs: everything but the frame, which may hold tags and other secrets. */
public final class EntryJson {

    private EntryJson() {}

    /**
     * Writes one object.
     *
     * @param json where to
     * @param entry the entry
     * @throws IOException if it cannot be written
     */
    public static void write(JsonGenerator json, Entry entry) throws IOException {
        JournaledCall call = entry.call();
        json.writeStartObject();
        json.writeNumberField("entry", entry.number());
        json.writeStringField("station", call.station().value());
        json.writeStringField("action", call.action());
        json.writeStringField("messageId", call.messageId());
        if (call.transaction().isPresent()) {
            json.writeStringField("transaction", call.transaction().get());
        }
        json.writeStringField("kind", word(call.kind()));
        json.writeStringField("state", word(entry.state()));
        json.writeNumberField("attempts", entry.attempts());
        json.writeNumberField("refusals", entry.refusals());
        if (!entry.reason().isEmpty()) {
            json.writeStringField("reason", entry.reason());
        }
        json.writeStringField("takenAt", call.takenAt().toString());
        json.writeStringField("changedAt", entry.changedAt().toString());
        json.writeEndObject();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
