// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes a text that is known to be JSON apart into the texts of its members or elements, and puts such texts together
 * again. No character of a piece is changed, so numbers and escapes keep their spelling.
 */
public final class JsonPieces {

    private static final JsonFactory FACTORY = StrictJson.factory(Tree.MEASURED);

    private JsonPieces() {}

    /** Whether a text is an object. */
    public static boolean isObject(String json) {
        return json.stripLeading().startsWith("{");
    }

    /** Whether a text is an array. */
    public static boolean isArray(String json) {
        return json.stripLeading().startsWith("[");
    }

    /** The texts of an object's members by their names, in their order, none of anything else; the map may be changed. */
    public static Map<String, String> members(String object) {
        Map<String, String> members = new LinkedHashMap<>();
        if (!object.stripLeading().startsWith("{")) {
            return members;
        }
        try (JsonParser json = FACTORY.createParser(object.toCharArray())) {
            json.nextToken();
            for (JsonToken token = json.nextToken(); token == JsonToken.FIELD_NAME; token = json.nextToken()) {
                String name = json.currentName();
                json.nextToken();
                members.put(name, piece(json, object));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return members;
    }

    /** The texts of an array's elements, in their order. */
    public static List<String> elements(String array) {
        List<String> elements = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(array.toCharArray())) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                elements.add(piece(json, array));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return elements;
    }

    /** An object of such members. */
    public static String object(Map<String, String> members) {
        return write(json -> {
            json.writeStartObject();
            for (Map.Entry<String, String> member : members.entrySet()) {
                json.writeFieldName(member.getKey());
                json.writeRawValue(member.getValue());
            }
            json.writeEndObject();
        });
    }

    /** An array of such elements. */
    public static String array(List<String> elements) {
        return write(json -> {
            json.writeStartArray();
            for (String element : elements) {
                json.writeRawValue(element);
            }
            json.writeEndArray();
        });
    }

    private static String piece(JsonParser json, String text) throws IOException {
        int start = (int) json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        json.finishToken();
        return text.substring(start, (int) json.currentLocation().getCharOffset());
    }

    private static String write(Writing writing) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Writes one value. */
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }
}
