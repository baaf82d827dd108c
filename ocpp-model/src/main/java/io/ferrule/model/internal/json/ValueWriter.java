// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.Timestamp;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;

/** Writes the values that {@code Payload.with} accepts; the generator does the escaping. */
public final class ValueWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private ValueWriter() {}

    /** Writes one value; throws PayloadException for a value of another type. */
    public static String write(Object value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof String string) {
            json.writeString(string);
        } else if (value instanceof Timestamp time) {
            json.writeString(time.text());
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal);
        } else if (value instanceof Payload payload) {
            json.writeRawValue(payload.text());
        } else if (value instanceof List<?> list) {
            writeList(json, list);
        } else if (value instanceof Record || value instanceof Enum<?>) {
            json.writeRawValue(RecordCodec.encode(value));
        } else {
            throw new PayloadException("", "a payload takes no value of " + value.getClass());
        }
    }

    private static void writeList(JsonGenerator json, List<?> list) throws IOException {
        json.writeStartArray();
        for (Object element : list) {
            write(json, element);
        }
        json.writeEndArray();
    }
}
