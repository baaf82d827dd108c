// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.internal.channel.FrameGuard.Sender;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Role;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PingFrame;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.framing.TextFrame;
import org.java_websocket.protocols.Protocol;

/**
 * Frames to bytes and back by Java-WebSocket's draft of RFC 6455, without extensions. Reading is for one thread; writing
 * keeps no state and is for any.
 */
final class FrameCodec {

    private static final int LONGEST_REASON = 123; // RFC 6455, 5.5: 125 bytes less the code

    private static final Set<Integer> UNSENDABLE = Set.of(1004, 1005, 1006);

    private final Draft_6455 draft;

    /** A codec for our end of a connection whose peer is the given sender. */
    FrameCodec(Sender peer, int messageBytes) {
        this.draft = new Draft_6455(List.of(), List.of(new Protocol("")), messageBytes);
        draft.setParseMode(peer == Sender.CLIENT ? Role.SERVER : Role.CLIENT);
    }

    /** The frames completed by these bytes, which an array must back from its first element. */
    List<Framedata> read(ByteBuffer bytes) throws InvalidDataException {
        try {
            return draft.translateFrame(bytes);
        } catch (NullPointerException e) {
            throw new InvalidDataException(CloseFrame.NO_UTF8, e); // 1.6.0 trips over a close reason that is not UTF-8
        }
    }

    ByteBuffer text(String text) {
        TextFrame frame = new TextFrame();
        frame.setPayload(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return draft.createBinaryFrame(frame);
    }

    ByteBuffer ping() {
        return draft.createBinaryFrame(new PingFrame());
    }

    ByteBuffer pong(Framedata ping) {
        PongFrame frame = new PongFrame();
        frame.setPayload(ping.getPayloadData());
        return draft.createBinaryFrame(frame);
    }

    /** A close frame; a code that must not be sent (RFC 6455, 7.4.1) becomes 1000, a long reason is cut. */
    ByteBuffer close(int code, String reason) {
        boolean sendable =
                (code >= 1000 && code <= 1014 && !UNSENDABLE.contains(code)) || (code >= 3000 && code <= 4999);
        CloseFrame frame = new CloseFrame();
        frame.setReason(cut(reason));
        frame.setCode(sendable ? code : CloseFrame.NORMAL);
        return draft.createBinaryFrame(frame);
    }

    private static String cut(String reason) {
        String shorter = reason;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > LONGEST_REASON) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }
}
