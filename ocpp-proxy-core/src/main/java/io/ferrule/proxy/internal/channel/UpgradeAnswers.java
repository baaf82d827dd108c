// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the answers to upgrade requests. */
public final class UpgradeAnswers {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, 1.3
    private static final Map<Integer, String> PHRASES = Map.ofEntries(
            Map.entry(101, "Switching Protocols"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(426, "Upgrade Required"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(503, "Service Unavailable"));

    private UpgradeAnswers() {}

    /** The answer that opens the WebSocket; without a sub-protocol the header is left out (OCPP-J 1.6, 3.1.2). */
    public static ByteBuffer switching(String key, Optional<String> subprotocol) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Upgrade", "websocket");
        headers.put("Connection", "Upgrade");
        headers.put("Sec-WebSocket-Accept", accept(key));
        subprotocol.ifPresent(token -> headers.put("Sec-WebSocket-Protocol", token));
        return head(101, headers);
    }

    /** An answer that refuses; the connection ends after it. */
    public static ByteBuffer refusal(int status, Map<String, String> further) {
        Map<String, String> headers = new LinkedHashMap<>(further);
        if (status == 426) {
            headers.put("Upgrade", "websocket");
            headers.put("Sec-WebSocket-Version", "13");
        } else if (status == 405) {
            headers.put("Allow", "GET");
        }
        headers.put("Content-Length", "0");
        headers.put("Connection", "close");
        return head(status, headers);
    }

    /** What proves that the key was read (RFC 6455, 4.2.2). */
    public static String accept(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-1", e);
        }
    }

    private static ByteBuffer head(int status, Map<String, String> headers) {
        StringBuilder text = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(PHRASES.getOrDefault(status, "Refused"))
                .append("\r\n");
        headers.forEach((name, value) ->
                text.append(harmless(name)).append(": ").append(harmless(value)).append("\r\n"));
        return ByteBuffer.wrap(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A header must not be able to start another line, whoever made it. */
    private static String harmless(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
