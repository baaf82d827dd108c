// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import io.ferrule.certs.internal.Digests;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Names and values as lines that a person can read, with a checksum as the last one: a file that was torn or edited
 * by hand is known for it.
 */
final class ChecksummedText {

    private static final String CHECKSUM = "checksum=";

    private ChecksummedText() {}

    static byte[] write(Map<String, String> values) throws IOException {
        Properties properties = new Properties();
        properties.putAll(values);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        // The runtime puts the time of day on top, in no order: both would make equal states unequal files.
        StringBuilder lines = new StringBuilder();
        text.toString().lines().filter(line -> !line.startsWith("#")).sorted().forEach(line -> lines.append(line)
                .append('\n'));
        String checksum = Digests.hex("SHA-256", lines.toString().getBytes(StandardCharsets.UTF_8));
        return lines.append(CHECKSUM).append(checksum).append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, String> read(byte[] content) throws IOException {
        String text = new String(content, StandardCharsets.UTF_8);
        int end = text.lastIndexOf(CHECKSUM);
        if (end < 0) {
            throw new StoreException("has no checksum");
        }
        String lines = text.substring(0, end);
        String checksum = text.substring(end + CHECKSUM.length()).strip();
        if (!checksum.equals(Digests.hex("SHA-256", lines.getBytes(StandardCharsets.UTF_8)))) {
            throw new StoreException("does not fit its checksum");
        }
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(lines));
        } catch (IllegalArgumentException e) {
            throw new StoreException("is damaged", e);
        }
        Map<String, String> values = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        return values;
    }
}
