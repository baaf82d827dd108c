// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils the text of a frame in its bytes, its characters or its tokens. */
final class FrameMutator {

    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|[^\\s\\[\\]{},:\"]++|\\s++|.");
    private static final int BLOWN_UP = 300_000;

    private static final List<String> CHARACTERS = List.of(
            "\u0000",
            "\ud83d",
            "\ude00",
            "\uFEFF",
            "\"",
            "\\",
            "\\u",
            "\\u0000",
            "\\ud800",
            "\n",
            "\u001f",
            "\u202e",
            "\u2028",
            "\uD83D\uDE00",
            "e",
            "-",
            "0",
            "9",
            ".",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "/",
            "~");

    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "1.0",
            "-0",
            "1e999",
            "1e-999",
            "1e1000",
            "0.05",
            "NaN",
            "9223372036854775808",
            "1234567890123456789012345678901234567890",
            "12345678901234567890123456789012345678901",
            "\"\\u0000\"",
            "\"2026-01-01 00:00:00Z\"",
            "\"2026-01-01T00:00:00\"",
            "\"2026-01-01T00:00:00+03\"",
            "\"Celcius\"",
            "\"Hertz\"",
            "\"SignedData\"",
            "\"mesurand\"",
            "\"unit\"",
            "\"a/b~c\"",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[0]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
            "{\"value\":7}",
            "\"" + "x".repeat(600) + "\"",
            "\"\ud83d\udd0b\"",
            "2",
            "3",
            "4",
            "6",
            "7");

    private final RandomGenerator random;

    FrameMutator(RandomGenerator random) {
        this.random = random;
    }

    /** The tokens of a text, white space among them; put together again they are the text. */
    static List<String> split(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    /** One to three mutations, most of which leave a frame behind; one text in two thousand becomes far too long. */
    String mutate(List<String> frame) {
        List<String> tokens = new ArrayList<>(frame);
        for (int times = random.nextInt(1, 4); times > 0; times--) {
            if (random.nextInt(16) == 0) {
                tokens(tokens);
            } else {
                values(tokens);
            }
        }
        String text = String.join("", tokens);
        if (random.nextInt(2_000) == 0) {
            return blownUp(text);
        }
        return switch (random.nextInt(16)) {
            case 0 -> bytes(text);
            case 1 -> characters(text);
            default -> text;
        };
    }

    private String bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        // A WebSocket refuses what is not UTF-8; a reader of files may have decoded it in either way.
        Charset charset = random.nextInt(4) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return new String(bytes, charset);
    }

    private String characters(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(4));
        String piece = random.nextInt(4) == 0
                ? Character.toString((char) random.nextInt(0x10000))
                : CHARACTERS.get(random.nextInt(CHARACTERS.size()));
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, from) + piece + text.substring(from);
            case 2 -> text.substring(0, from) + piece + text.substring(to);
            default -> text.substring(0, to) + text.substring(from);
        };
    }

    private void tokens(List<String> tokens) {
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(4)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
            case 2 -> Collections.swap(tokens, at, random.nextInt(tokens.size()));
            default -> tokens.set(at, TOKENS.get(random.nextInt(TOKENS.size())));
        }
    }

    /** Puts another value in the place of one, or another name in the place of a name. */
    private void values(List<String> tokens) {
        int at = random.nextInt(tokens.size());
        for (int left = tokens.size();
                left > 0 && "[]{},: ".indexOf(tokens.get(at).charAt(0)) >= 0;
                left--) {
            at = (at + 1) % tokens.size();
        }
        boolean isName = at + 1 < tokens.size() && tokens.get(at + 1).equals(":");
        List<String> others = random.nextInt(4) == 0 ? tokens : TOKENS;
        String other = others.get(random.nextInt(others.size()));
        if (!isName || other.startsWith("\"")) {
            tokens.set(at, other);
        }
    }

    private String blownUp(String text) {
        int from = random.nextInt(text.length() + 1);
        String piece = text.substring(from, Math.min(text.length(), from + random.nextInt(1, 60)));
        int times = piece.isEmpty() ? 0 : random.nextInt(BLOWN_UP / piece.length());
        return text.substring(0, from) + piece.repeat(times) + text.substring(from);
    }
}
