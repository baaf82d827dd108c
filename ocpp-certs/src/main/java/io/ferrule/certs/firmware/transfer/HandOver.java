// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection of a station: one request, one answer. */
final class HandOver implements Runnable {

    private static final Duration STANDSTILL = Duration.ofSeconds(30);
    private static final int SLICE = 262_144;
    private static final int FAREWELL_BYTES = 4_096;

    private final ImageServer server;
    private final SocketChannel connection;
    private final InetAddress peer;
    private volatile @Nullable Offer offer;
    private volatile long moved;

    HandOver(ImageServer server, SocketChannel connection, InetAddress peer) {
        this.server = server;
        this.connection = connection;
        this.peer = peer;
    }

    /** Ends the connection when it stands still, or when its offer is gone. */
    void watch(Delays delays) {
        long before = moved;
        delays.after(STANDSTILL, () -> {
            Offer taking = offer;
            if (moved == before || (taking != null && !server.stands(taking))) {
                end();
            } else if (connection.isOpen()) {
                watch(delays);
            }
        });
    }

    boolean takes(String token) {
        Offer taking = offer;
        return taking != null && taking.token().equals(token);
    }

    void end() {
        try {
            connection.close();
        } catch (IOException e) {
            return; // it is of no use to anybody either way
        }
    }

    @Override
    public void run() {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.socket().getInputStream());
            Optional<HttpHead> head = HttpHead.read(in);
            if (head.isPresent() && head.get().words().size() > 2) {
                answer(head.get(), in);
            }
        } catch (IOException e) {
            // The station went away, or was sent away; what it has not taken it may ask for again.
            return;
        } finally {
            server.over(this);
        }
    }

    private void answer(HttpHead head, InputStream in) throws IOException {
        boolean only = head.words().get(0).equals("HEAD");
        if (!only && !head.words().get(0).equals("GET")) {
            say(List.of("HTTP/1.1 405 Method Not Allowed", "Allow: GET, HEAD", "Content-Length: 0"));
            return;
        }
        Optional<Offer> found = server.find(path(head.words().get(1)), peer);
        if (found.isEmpty()) {
            say(List.of("HTTP/1.1 404 Not Found", "Content-Length: 0"));
            return;
        }
        Offer taking = found.get();
        offer = taking;
        ByteRange range = ByteRange.asked(head, taking.image().size(), tag(taking));
        say(lines(taking, range));
        if (!only && range.satisfiable()) {
            send(taking, range, in);
        }
    }

    /** Some clients write the whole URL (RFC 9112, 3.2.2). */
    private static String path(String target) {
        int path = target.startsWith("http://") ? target.indexOf('/', "http://".length()) : 0;
        return path < 0 ? "/" : target.substring(path);
    }

    private static String tag(Offer offer) {
        return "\"" + offer.token().substring(0, 8) + "-" + offer.image().size() + "\"";
    }

    private static List<String> lines(Offer offer, ByteRange range) {
        List<String> lines = new ArrayList<>();
        lines.add("HTTP/1.1 " + range.status());
        lines.add("Content-Type: application/octet-stream");
        lines.add("Content-Length: " + range.length());
        range.contentRange().ifPresent(lines::add);
        lines.add("Accept-Ranges: bytes");
        lines.add("ETag: " + tag(offer));
        return lines;
    }

    private void say(List<String> lines) throws IOException {
        List<String> all = new ArrayList<>(lines);
        all.add("Cache-Control: no-store");
        all.add("Connection: close");
        ByteBuffer bytes = ByteBuffer.wrap(HttpHead.bytes(all));
        while (bytes.hasRemaining()) {
            connection.write(bytes);
        }
    }

    private void send(Offer taking, ByteRange range, InputStream in) throws IOException {
        long position = range.from();
        while (position < range.to()) {
            long sent = taking.image().send(position, Math.min(SLICE, range.to() - position), connection);
            if (sent <= 0) {
                throw new IOException("the file has become shorter");
            }
            position += sent;
            moved = position;
        }
        connection.shutdownOutput();
        if (closes(in)) {
            server.taken(taking, range.from(), range.to());
        }
    }

    /** Bytes that were written have arrived only when the other end closes instead of breaking off. */
    private static boolean closes(InputStream in) throws IOException {
        for (int i = 0; i < FAREWELL_BYTES; i++) {
            if (in.read() < 0) {
                return true;
            }
        }
        return false;
    }
}
