// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.ferrule.model.CustomData;
import io.ferrule.model.Payload;
import io.ferrule.model.Timestamp;
import io.ferrule.model.WireNamed;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one value as JSON text; the generator does the escaping. For one thread. */
final class RecordWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final JsonGenerator json;
    private final Trail trail = new Trail();

    private RecordWriter(JsonGenerator json) {
        this.json = json;
    }

    static String text(Object value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            new RecordWriter(json).value(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private void value(Object value) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Timestamp timestamp) {
            json.writeString(timestamp.text());
        } else if (value instanceof WireNamed named) {
            constant(named);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Integer || value instanceof Long) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigDecimal number) {
            decimal(number);
        } else if (value instanceof Payload payload) {
            json.writeRawValue(payload.text());
        } else if (value instanceof CustomData custom) {
            json.writeRawValue(custom.json().text());
        } else {
            container(value);
        }
    }

    private void container(Object value) throws IOException {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            for (int i = 0; i < list.size(); i++) {
                trail.down(i);
                value(list.get(i));
                trail.up();
            }
            json.writeEndArray();
        } else if (value instanceof Record message) {
            json.writeStartObject();
            for (RecordShape.Component component :
                    RecordShape.of(message.getClass()).components()) {
                member(component, component.of(message));
            }
            json.writeEndObject();
        } else {
            throw trail.failure("a " + value.getClass().getSimpleName() + " cannot be written as JSON");
        }
    }

    private void member(RecordShape.Component component, @Nullable Object value) throws IOException {
        if (value == null || (component.optional() && value instanceof List<?> list && list.isEmpty())) {
            return;
        }
        json.writeFieldName(component.name());
        trail.down(component.name());
        value(value);
        trail.up();
    }

    private void constant(WireNamed named) throws IOException {
        if (!named.recognized()) {
            throw trail.failure(named.getClass().getSimpleName() + ".UNRECOGNIZED has no name on the wire");
        }
        json.writeString(named.wireName());
    }

    private void decimal(BigDecimal number) throws IOException {
        if (!Numbers.isModest(number)) {
            throw trail.failure("a number of at most " + Numbers.DIGITS + " digits can be written");
        }
        json.writeNumber(number);
    }
}
