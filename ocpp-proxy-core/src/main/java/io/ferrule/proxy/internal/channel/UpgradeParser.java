// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads one upgrade request. Forgives what stations in the field get wrong and what cannot be misread: an absolute
 * target, HTTP/1.0, no {@code Host}, no {@code Connection: Upgrade}, several protocol lines, any case and blanks. Refuses
 * whatever two readers could understand in two ways. Used by one thread.
 */
public final class UpgradeParser {

    private static final int TLS_HANDSHAKE = 0x16;
    private static final Set<String> VERSIONS = Set.of("HTTP/1.1", "HTTP/1.0");
    private static final int MAX_KEY = 128;
    private static final Upgrade INCOMPLETE = new Upgrade.Incomplete();

    private final HeadScanner scanner;
    private boolean started;

    public UpgradeParser(int headerBytes) {
        this.scanner = new HeadScanner(headerBytes);
    }

    /** Takes bytes up to the end of the header; what follows stays in the buffer. Not to be called after the end. */
    public Upgrade feed(ByteBuffer in) {
        try {
            if (!started && in.hasRemaining()) {
                started = true;
                checkFirst(in.get(in.position()) & 0xff);
            }
            return scanner.feed(in) ? complete(scanner.head()) : INCOMPLETE;
        } catch (BadHeadException e) {
            return new Upgrade.Refused(e.status(), String.valueOf(e.getMessage()));
        }
    }

    private static void checkFirst(int first) throws BadHeadException {
        if (first == TLS_HANDSHAKE) {
            throw new BadHeadException(0, "TLS on a port without TLS: the peer is set to wss://, this port is ws://");
        }
        if (first != '\r' && (first < 'A' || first > 'Z')) {
            throw new BadHeadException(0, "not HTTP");
        }
    }

    private static Upgrade complete(HttpHead head) throws BadHeadException {
        String target = target(head.startLine());
        checkBody(head);
        if (!head.hasMember("upgrade", "websocket")) {
            throw new BadHeadException(426, "an HTTP request without Upgrade: websocket");
        }
        if (!head.values("sec-websocket-version").contains("13")) {
            throw new BadHeadException(426, "another WebSocket version than 13");
        }
        if (new HashSet<>(head.values("host")).size() > 1) {
            throw new BadHeadException(400, "two different Host fields");
        }
        return new Upgrade.Complete(target, head.fields(), head.members("sec-websocket-protocol"), key(head));
    }

    private static String target(String requestLine) throws BadHeadException {
        int first = requestLine.indexOf(' ');
        int last = requestLine.lastIndexOf(' ');
        String version = requestLine.substring(last + 1);
        if (first < 0 || first == last || !VERSIONS.contains(version)) {
            throw new BadHeadException(400, "a request line that is not HTTP/1.1");
        }
        if (!requestLine.substring(0, first).equals("GET")) {
            throw new BadHeadException(405, "another method than GET");
        }
        String target = requestLine.substring(first + 1, last).strip();
        if (target.isEmpty()) {
            throw new BadHeadException(400, "a request line without target");
        }
        return target;
    }

    /** An upgrade has no body; one that announces one may hide a second request. A length of 0 announces none. */
    private static void checkBody(HttpHead head) throws BadHeadException {
        boolean body =
                !head.values("transfer-encoding").isEmpty() || !List.of("0").containsAll(head.values("content-length"));
        if (body) {
            throw new BadHeadException(400, "an upgrade request that announces a body");
        }
    }

    private static String key(HttpHead head) throws BadHeadException {
        List<String> keys = head.values("sec-websocket-key");
        if (keys.size() != 1 || keys.get(0).isEmpty() || keys.get(0).length() > MAX_KEY) {
            throw new BadHeadException(400, "not exactly one usable Sec-WebSocket-Key");
        }
        return keys.get(0);
    }
}
