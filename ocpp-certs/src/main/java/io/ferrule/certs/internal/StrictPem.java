// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.internal;

import io.ferrule.certs.Refusal;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads certificates that a peer sent as PEM. The runtime's own reader takes DER, bare base64, garbage between blocks
 * and trusted certificates, and not the same on each version; this one takes CERTIFICATE blocks and says what it
 * tolerated.
 */
public final class StrictPem {

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([^-]*)-----");
    private static final String END = "-----END CERTIFICATE-----";
    private static final String BOM = "\uFEFF";

    private final int maxBlocks;
    private final LinkedHashSet<X509Certificate> found = new LinkedHashSet<>();
    private final LinkedHashSet<String> notes = new LinkedHashSet<>();

    private StrictPem(int maxBlocks) {
        this.maxBlocks = maxBlocks;
    }

    /** What was read: at least one certificate, in order and without repetition, and what was tolerated. */
    public record Reading(List<X509Certificate> certificates, List<String> notes) {}

    /** Reads at most so many certificates from at most so many characters. */
    public static Reading read(String text, int maxChars, int maxBlocks) throws RefusedException {
        if (text.length() > maxChars) {
            throw new RefusedException(Refusal.TOO_LONG, text.length() + " characters, allowed are " + maxChars);
        }
        if (text.contains("PRIVATE KEY-----")) {
            throw new RefusedException(Refusal.PRIVATE_KEY_INSIDE);
        }
        if (text.indexOf('\0') >= 0) {
            throw new RefusedException(Refusal.NUL_CHARACTER);
        }
        try {
            return new StrictPem(maxBlocks).read(text);
        } catch (RefusedException first) {
            return readUnescaped(text, maxBlocks, first);
        }
    }

    /** Some peers escape their line ends twice, so that a backslash and an n arrive. */
    private static Reading readUnescaped(String text, int maxBlocks, RefusedException first) throws RefusedException {
        if (!text.contains("\\n")) {
            throw first;
        }
        StrictPem again = new StrictPem(maxBlocks);
        again.notes.add("line ends were escaped twice");
        return again.read(text.replace("\\r", "").replace("\\n", "\n"));
    }

    private Reading read(String text) throws RefusedException {
        if (text.isBlank()) {
            throw new RefusedException(Refusal.EMPTY);
        }
        @Nullable List<String> block = null;
        for (String line : lines(text)) {
            if (block == null) {
                block = begin(line);
            } else if (line.equals(END)) {
                add(block);
                block = null;
            } else if (line.startsWith("-")) {
                throw new RefusedException(Refusal.TRUNCATED);
            } else {
                block.add(line);
            }
        }
        if (block != null) {
            throw new RefusedException(Refusal.TRUNCATED);
        }
        if (found.isEmpty()) {
            throw new RefusedException(Refusal.NOT_PEM);
        }
        return new Reading(List.copyOf(found), List.copyOf(notes));
    }

    private List<String> lines(String text) {
        String rest = text;
        if (rest.startsWith(BOM)) {
            notes.add("a byte-order mark was taken off");
            rest = rest.substring(BOM.length());
        }
        if (rest.indexOf('\r') >= 0) {
            notes.add("lines end in a carriage return");
        }
        return rest.replace("\r\n", "\n")
                .replace('\r', '\n')
                .lines()
                .map(String::strip)
                .toList();
    }

    private @Nullable List<String> begin(String line) throws RefusedException {
        Matcher begin = BEGIN.matcher(line);
        if (begin.matches()) {
            if (!begin.group(1).equals("CERTIFICATE")) {
                throw new RefusedException(Refusal.FOREIGN_BLOCK, Quote.of(begin.group(1)));
            }
            return new ArrayList<>();
        }
        if (line.startsWith("-----")) {
            throw new RefusedException(Refusal.NOT_PEM, "armour without line ends");
        }
        if (!line.isEmpty()) {
            notes.add("text around the blocks was skipped");
        }
        return null;
    }

    private void add(List<String> block) throws RefusedException {
        if (!found.add(DerCertificate.read(String.join("", block)))) {
            notes.add("a certificate came twice");
        }
        if (found.size() > maxBlocks) {
            Refusal refusal = maxBlocks == 1 ? Refusal.SEVERAL_CERTIFICATES : Refusal.TOO_MANY_CERTIFICATES;
            throw new RefusedException(refusal, "allowed are " + maxBlocks);
        }
    }
}
