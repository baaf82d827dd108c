// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How much the journal keeps and whether others can read it.
 *
 * @param megabytes most mebibytes of what it holds
 * @param age longest time that something may wait, whole days
 * @param key 32 bytes to encrypt payloads with; empty to leave them readable
 */
public record JournalBlock(int megabytes, Duration age, Optional<Secret> key) {

    private static final int KEY_BYTES = 32;
    private static final int KEY_DIGITS = 2 * KEY_BYTES;
    private static final int MOST_MEGABYTES = 1_048_576;
    private static final int MOST_DAYS = 36_500;

    /**
     * What holds where nothing else is configured.
     *
     * @return 512 MiB, 90 days, no key
     */
    public static JournalBlock defaults() {
        return new JournalBlock(512, Duration.ofDays(90), Optional.empty());
    }

    static JournalBlock read(Section section) {
        JournalBlock usual = defaults();
        Optional<Secret> written = section.secret("key");
        Optional<Secret> key = written.flatMap(JournalBlock::key);
        if (written.isPresent() && key.isEmpty()) {
            section.problem(
                    "key",
                    "must be 32 bytes, as 64 hexadecimal digits or in base64; make one with: openssl rand -hex 32");
        }
        return new JournalBlock(
                section.value("megabytes", Values.number(1, MOST_MEGABYTES)).orElse(usual.megabytes()),
                section.value("days", Values.number(1, MOST_DAYS))
                        .map(Duration::ofDays)
                        .orElse(usual.age()),
                key);
    }

    /**
     * Reads a key as people write it.
     *
     * @param written 64 hexadecimal digits, or base64 with or without its padding
     * @return its 32 bytes, or empty if it is something else
     */
    public static Optional<Secret> key(Secret written) {
        String text = new String(written.bytes(), StandardCharsets.ISO_8859_1).strip();
        try {
            byte[] bytes = text.length() == KEY_DIGITS
                    ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text);
            return bytes.length == KEY_BYTES ? Optional.of(Secret.ofBytes(bytes)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
