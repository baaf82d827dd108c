// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

/** Writes one JSON object per line and flushes it; members without a value are left out. For one thread. */
final class AnswerWriter {

    // Escaped down to ASCII: odd characters of peers survive every terminal and every default charset.
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final PrintWriter out;

    AnswerWriter(PrintWriter out) {
        this.out = out;
    }

    /** Writes the answer about a frame. */
    void write(long line, Optional<JsonNode> id, LintAnswer answer) throws IOException {
        print(json -> {
            writeHead(json, line, id);
            json.writeStringField("verdict", answer.verdict().word());
            writeText(json, "action", answer.action());
            writeFindings(json, answer.findings(), answer.version());
            writeNotes(json, answer.notes());
            writeText(json, "repaired", answer.repaired());
            writeText(json, "answer", answer.answer());
        });
    }

    /** Writes why a line was not looked at. */
    void writeError(long line, Optional<JsonNode> id, String error) throws IOException {
        print(json -> {
            writeHead(json, line, id);
            json.writeStringField("error", error);
        });
    }

    /** Whether the reader of the output is gone. */
    boolean failed() {
        return out.checkError();
    }

    private static void writeHead(JsonGenerator json, long line, Optional<JsonNode> id) throws IOException {
        json.writeNumberField("line", line);
        if (id.isPresent()) {
            json.writeFieldName("id");
            json.writeTree(id.get());
        }
    }

    private static void writeFindings(JsonGenerator json, List<Finding> findings, OcppVersion version)
            throws IOException {
        if (findings.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("pointer", finding.pointer());
            json.writeStringField("rule", finding.rule());
            json.writeStringField("code", finding.code().wireName(version));
            json.writeStringField("message", finding.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeNotes(JsonGenerator json, List<Note> notes) throws IOException {
        if (notes.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("notes");
        for (Note note : notes) {
            json.writeStartObject();
            json.writeStringField("pointer", note.pointer());
            json.writeStringField("rule", note.rule());
            json.writeStringField("message", note.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeText(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        }
    }

    private void print(Members members) throws IOException {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        }
        out.append(line.getBuffer()).append('\n').flush();
    }

    /** Writes the members of one object. */
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }
}
