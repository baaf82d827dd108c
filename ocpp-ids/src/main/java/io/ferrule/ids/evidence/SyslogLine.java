// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import io.ferrule.ids.Alert;
import io.ferrule.ids.rule.Severity;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Evidence as a message of syslog (RFC 5424), facility 4 (security). The facts are structured data under {@code ferrule@32473}; the number is the one
 * that RFC 5612 sets aside for those who have none of their own. Immutable and safe for use by several threads.
 *
 * @param host name of this machine, printable ASCII without blanks
 */
public record SyslogLine(String host) {

    private static final int SECURITY = 4 * 8;
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_HOST = 255;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Takes whatever a syslog receiver could misread out of the name. */
    public SyslogLine {
        String plain = host.replaceAll("[^!-~]", "");
        host = plain.isEmpty() ? "-" : plain.substring(0, Math.min(plain.length(), LONGEST_HOST));
    }

    /**
     * Writes evidence.
     *
     * @param evidence the evidence
     * @return one message in printable ASCII, without a line end
     */
    public String of(Evidence evidence) {
        Alert alert = evidence.alert();
        StringBuilder line = new StringBuilder("<")
                .append(SECURITY + level(alert.rule().severity()))
                .append(">1 ")
                .append(TIME.format(alert.at()))
                .append(' ')
                .append(host)
                .append(" ferrule - IDS [ferrule@32473");
        data(line, evidence);
        line.append("] ").append(PlainText.of(alert.summary(), 1_000));
        evidence.done().forEach(done -> line.append("; ").append(PlainText.of(done, 300)));
        if (!evidence.next().isEmpty()) {
            line.append(" Next: ").append(PlainText.of(evidence.next(), 500));
        }
        return line.toString();
    }

    private static void data(StringBuilder line, Evidence evidence) {
        Alert alert = evidence.alert();
        parameter(line, "rule", alert.rule().id());
        parameter(line, "class", alert.rule().attackClass());
        parameter(line, "severity", alert.rule().severity().name().toLowerCase(Locale.ROOT));
        parameter(line, "action", alert.reaction().name().toLowerCase(Locale.ROOT));
        parameter(line, "station", alert.station());
        parameter(line, "peer", alert.peer());
        parameter(line, "first", alert.first().toString());
        parameter(line, "count", Long.toString(alert.count()));
        evidence.frame().ifPresent(frame -> parameter(line, "frame", frame));
    }

    private static void parameter(StringBuilder line, String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        int most = name.equals("frame") ? 1_000 : LONGEST_NAME;
        String escaped = PlainText.of(value, most)
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("]", "\\]");
        line.append(' ').append(name).append("=\"").append(escaped).append('"');
    }

    /** RFC 5424, table 2: 2 critical to 6 informational. */
    private static int level(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 2;
            case HIGH -> 3;
            case MEDIUM -> 4;
            case LOW -> 5;
            case INFO -> 6;
        };
    }
}
