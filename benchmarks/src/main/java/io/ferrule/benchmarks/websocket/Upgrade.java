// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.websocket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The opening handshake of RFC 6455, 4, as far as peers under measurement need it; always for {@code ocpp1.6}. */
public final class Upgrade {

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String NONCE = Base64.getEncoder()
            .encodeToString("ferrule-benchmark".substring(0, 16).getBytes(StandardCharsets.US_ASCII));
    private static final int MOST_HEADER_BYTES = 16_384;

    private Upgrade() {}

    /** Asks for an upgrade and waits for 101. */
    public static void ask(InputStream in, OutputStream out, String host, String path) throws IOException {
        out.write(request(host, path, "").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        String head = head(in);
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("upgrade of " + path + " was answered with "
                    + head.lines().findFirst().orElse(""));
        }
    }

    /**
     * The request as text.
     *
     * @param more further header lines, each with its line end
     */
    public static String request(String host, String path, String more) {
        return String.join(
                "\r\n",
                "GET " + path + " HTTP/1.1",
                "Host: " + host,
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Protocol: ocpp1.6",
                "Sec-WebSocket-Key: " + NONCE,
                more + "\r\n");
    }

    /** Reads a request, answers 101 and returns the path that was asked for. */
    public static String grant(InputStream in, OutputStream out) throws IOException {
        String head = head(in);
        String key = header(head, "sec-websocket-key").orElseThrow(() -> new IOException("no Sec-WebSocket-Key"));
        String answer = String.join(
                "\r\n",
                "HTTP/1.1 101 Switching Protocols",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Protocol: ocpp1.6",
                "Sec-WebSocket-Accept: " + accept(key),
                "\r\n");
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP/"));
    }

    private static String accept(String key) throws IOException {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this Java has no SHA-1", e);
        }
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** Reads byte by byte up to the empty line, so that nothing behind it is taken. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < MOST_HEADER_BYTES) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended during the upgrade");
            }
            head.append((char) next);
            if (next == '\n' && head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                return head.toString();
            }
        }
        throw new IOException("an upgrade of more than " + MOST_HEADER_BYTES + " bytes");
    }
}
