// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import io.ferrule.certs.store.LogEntry;
import io.ferrule.model.StationId;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A file on its way to a server.
 *
 * @param name letters, digits, hyphen, underscore and dot only
 * @param text its content, in ASCII
 */
record UploadFile(String name, String text) {

    private static final int MAX_STATION = 100;

    static String nameOf(StationId station, int requestId) {
        String plain = station.value().replaceAll("[^A-Za-z0-9_-]", "_");
        return plain.substring(0, Math.min(plain.length(), MAX_STATION)) + "-security-" + requestId + ".log";
    }

    static UploadFile of(String name, List<LogEntry> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(entry.line()).append('\n'));
        return new UploadFile(name, text.toString());
    }

    byte[] content() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
