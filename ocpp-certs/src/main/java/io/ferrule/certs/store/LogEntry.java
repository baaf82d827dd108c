// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a security log. Immutable.
 *
 * @param at when it happened; kept to the millisecond
 * @param type name of the event; 1 to 50 printable ASCII characters
 * @param techInfo details; at most 255 printable ASCII characters, possibly none
 */
public record LogEntry(Instant at, String type, String techInfo) {

    private static final Pattern TYPE = Pattern.compile("[\\x20-\\x7e]{1,50}");
    private static final Pattern TECH_INFO = Pattern.compile("[\\x20-\\x7e]{0,255}");
    private static final String GAP = "\t";
    private static final int PARTS = 3;

    /** Checks that the entry fits into one line. */
    public LogEntry {
        if (!TYPE.matcher(type).matches() || !TECH_INFO.matcher(techInfo).matches()) {
            throw new IllegalArgumentException("an entry of a security log is printable ASCII of limited length");
        }
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }

    /**
     * The entry as it stands in the log.
     *
     * @return time, type and details, with tabs in between and no line end
     */
    public String line() {
        return at + GAP + type + GAP + techInfo;
    }

    /** Reads a line; empty if it is none of ours, as after a damage. */
    static Optional<LogEntry> parse(String line) {
        String[] parts = line.split(GAP, PARTS);
        try {
            return parts.length == PARTS
                    ? Optional.of(new LogEntry(Instant.parse(parts[0]), parts[1], parts[2]))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
