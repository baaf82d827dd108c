// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.Set;

/** Code in texts that are shown, logged, stored or handed to a shell by somebody behind us. */
final class Injection {

    private static final Pattern SCRIPT = Pattern.compile(
            "(?i)<\\s*/?\\s*(script|iframe|img|svg|object|embed|body|a\\s)|javascript:|on(error|load|click)\\s*=");
    private static final Pattern JNDI =
            Pattern.compile("(?i)\\$\\{[^}]{0,40}(jndi|lower|upper|env|sys|::-|ctx)|<%.*%>");
    private static final Pattern SQL = Pattern.compile(
            "(?i)'\\s*(or|and)\\s+[^ ]{1,20}\\s*(=|like)|'\\s*;|;\\s*(drop|delete|insert|update|alter|exec|shutdown)\\s|union\\s+(all\\s+)?select|'\\s*--|sleep\\(\\s*[0-9]|waitfor\\s+delay|xp_cmdshell|'\\s*\\|\\|");
    private static final Pattern SHELL = Pattern.compile(
            "\\$\\([^)]|`[^`]+`|[;|&]\\s*(/bin/|/usr/|sh\\b|bash\\b|nc\\b|wget\\b|curl\\b|rm\\s|reboot\\b|cat\\s|id\\b|sleep\\s|touch\\s|ping\\s|telnetd?\\b|chmod\\s|python|perl|echo\\s|ls\\b|whoami|uname)|&&\\s*[a-z]");
    private static final Pattern PATH =
            Pattern.compile("(\\.\\.[/\\\\]){2}|[.][.]/etc/|%2e%2e%2f|/etc/(passwd|shadow)");

    /** A line end and then what a log would begin its next line with. */
    private static final Pattern LOG_LINE = Pattern.compile(
            "[\\r\\n]\\s*(\\[?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]|\\[?(INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL)\\b|<[0-9]{1,3}>|[A-Z][a-z]{2} +[0-9]{1,2} [0-9]{2}:)");

    /** Texts that have line ends in honest life: certificates, data of vendors, signed values, display texts. */
    private static final Set<String> LINES_ALLOWED = Set.of(
            "csr",
            "certificateChain",
            "certificate",
            "signingCertificate",
            "signature",
            "data",
            "value",
            "info",
            "techInfo",
            "content",
            "exiRequest",
            "exiResponse",
            "ocspResult",
            "signedMeterData",
            "publicKey",
            "hash",
            "location");

    /** By character: those without which there is no code, control characters among them. */
    private static final boolean[] CODE = new boolean[128];

    static {
        Arrays.fill(CODE, 0, 0x20, true);
        "<$`;'|&%".chars().forEach(c -> CODE[c] = true);
    }

    private Injection() {}

    /** The kind of code in a text, or nothing. */
    static String in(String name, String text) {
        if (!suspicious(text)) {
            return "";
        }
        if (SCRIPT.matcher(text).find()) {
            return "script";
        }
        if (JNDI.matcher(text).find()) {
            return "jndi";
        }
        if (SHELL.matcher(text).find()) {
            return "shell";
        }
        if (SQL.matcher(text).find()) {
            return "sql";
        }
        if (PATH.matcher(text).find()) {
            return "path";
        }
        if (LOG_LINE.matcher(text).find()) {
            return "log";
        }
        return control(name, text) ? "control" : "";
    }

    private static boolean control(String name, String text) {
        boolean lines = LINES_ALLOWED.contains(name);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean line = c == '\n' || c == '\r' || c == '\t';
            if (c == 0x1b || (c < 0x20 && !(lines && line))) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the characters is there without which there is no code; nearly all texts end here. */
    private static boolean suspicious(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < CODE.length && CODE[c]) || (c == '/' && text.startsWith("..", i - 2))) {
                return true;
            }
        }
        return false;
    }
}
