// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** One request for a challenge's answer: its method and what it asks for. Fields are read and not looked at. */
record ChallengeRequest(String method, String target) {

    private static final String PATH = "/.well-known/acme-challenge/";
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final int MAX_BYTES = 8_192;
    private static final int WORDS = 3;

    /** Reads up to the empty line, within five seconds however slowly it comes. */
    static ChallengeRequest read(Socket connection) throws IOException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        InputStream in = connection.getInputStream();
        byte[] bytes = new byte[MAX_BYTES];
        int length = 0;
        while (!ended(bytes, length)) {
            int left = (int) Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0 || length == MAX_BYTES) {
                throw new SocketTimeoutException("no request in time, or one that is too long");
            }
            connection.setSoTimeout(left);
            int read = in.read(bytes, length, MAX_BYTES - length);
            if (read < 0) {
                throw new IOException("the connection ended within the request");
            }
            length += read;
        }
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        String[] words = text.lines().findFirst().orElse("").split(" ", -1);
        return words.length == WORDS ? new ChallengeRequest(words[0], words[1]) : new ChallengeRequest("", "");
    }

    private static boolean ended(byte[] bytes, int length) {
        String end = new String(bytes, Math.max(0, length - 4), Math.min(4, length), StandardCharsets.ISO_8859_1);
        return end.equals("\r\n\r\n") || end.endsWith("\n\n");
    }

    void answer(Socket connection, Function<String, Optional<String>> answers) throws IOException {
        boolean get = method.equals("GET");
        if (!get && !method.equals("HEAD")) {
            write(connection, "405 Method Not Allowed\r\nAllow: GET, HEAD", "", false);
            return;
        }
        String path = path();
        Optional<String> found =
                path.startsWith(PATH) ? answers.apply(path.substring(PATH.length())) : Optional.empty();
        if (found.isEmpty()) {
            write(connection, "404 Not Found", "", false);
        } else {
            write(connection, "200 OK\r\nContent-Type: application/octet-stream", found.get(), get);
        }
    }

    /** Some clients write the whole URL (RFC 9112, 3.2.2). */
    private String path() {
        int path = target.startsWith("http://") ? target.indexOf('/', "http://".length()) : 0;
        return path < 0 ? "/" : target.substring(path);
    }

    private static void write(Socket connection, String status, String body, boolean whole) throws IOException {
        String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length()
                + "\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
        connection.getOutputStream().write((head + (whole ? body : "")).getBytes(StandardCharsets.US_ASCII));
        connection.shutdownOutput();
    }
}
