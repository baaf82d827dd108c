// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.gateway.config.Problem;
import io.ferrule.gateway.inspect.Report.Table;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes the outcome of an inspection for programs, as one JSON object: {@code config}, {@code ok}, {@code problems} and, where
 * the file itself is right, {@code notes} and one list for each table.
 */
public final class ReportJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ReportJson() {}

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Writes a report.
     *
     * @param config file as the user named it
     * @param report the report
     * @return JSON text
     */
    public static String of(String config, Report report) {
        return object(json -> {
            json.writeStringField("config", config);
            json.writeBooleanField("ok", report.problems().isEmpty());
            texts(json, "problems", report.problems());
            texts(json, "notes", report.notes());
            for (Table table : report.tables()) {
                json.writeArrayFieldStart(table.name());
                for (Map<String, String> row : table.rows()) {
                    json.writeStartObject();
                    for (Map.Entry<String, String> cell : row.entrySet()) {
                        json.writeStringField(cell.getKey(), cell.getValue());
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        });
    }

    /**
     * Writes the mistakes of a file that cannot be used.
     *
     * @param config file as the user named it
     * @param problems its mistakes
     * @return JSON text
     */
    public static String of(String config, List<Problem> problems) {
        return object(json -> {
            json.writeStringField("config", config);
            json.writeBooleanField("ok", false);
            texts(json, "problems", problems.stream().map(Problem::toString).toList());
        });
    }

    private static String object(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
