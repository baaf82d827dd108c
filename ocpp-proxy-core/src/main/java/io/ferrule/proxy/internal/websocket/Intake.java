// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.guard.Traffic;
import io.ferrule.proxy.internal.channel.FrameGuard;
import io.ferrule.proxy.internal.channel.Violation;
import io.ferrule.proxy.internal.link.CloseReason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;

/**
 * The way in of one link: bytes through the guard and the codec to whole messages. It can rest behind a message and go on later,
 * so that a peer which pours out what it must not lose is slowed down instead of cut off. Used by one thread,
 * but for {@link #sending}.
 */
final class Intake {

    /** Who takes what comes in. */
    interface Taker {

        /** What went on below the messages, where it is worth telling. */
        void traffic(Traffic traffic);

        void text(String text);

        void ping(Framedata frame);

        void closed(CloseFrame frame);

        void broken(Violation violation);

        /** Whether nothing that still comes is heard. */
        boolean deaf();

        /** Asked behind each message and while it rests: whether to rest. Fast means close to the limit of messages. */
        boolean rests(boolean fast);
    }

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final FrameGuard guard;
    private final FrameCodec codec;
    private final Taker taker;
    private final MessageAssembly assembly = new MessageAssembly();
    private ByteBuffer unread = NOTHING;
    private final TrafficMeter meter = new TrafficMeter(System.nanoTime());
    private boolean resting;

    Intake(FrameGuard guard, FrameCodec codec, Taker taker) {
        this.guard = guard;
        this.codec = codec;
        this.taker = taker;
    }

    /** The peer is sent a message; an answer to a call comes beside the rates. From any thread. */
    void sending(String text) {
        if (isCall(text)) {
            guard.expectAnswer();
        }
    }

    /** OCPP-J 1.6, 4.2.1: an array that begins with 2. */
    private static boolean isCall(String text) {
        int at = text.indexOf('[') + 1;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return text.startsWith("2", at);
    }

    /** Time goes by. */
    void tick(long now) {
        meter.due(now).ifPresent(taker::traffic);
    }

    /** Tells what came so far, whatever it is. */
    void tellTraffic() {
        meter.bytes(0, guard.announced());
        taker.traffic(meter.take());
    }

    /** Whether it has to be left alone until {@link #resume} finds that it goes on. */
    boolean resting() {
        return resting;
    }

    /** Takes bytes, which an array must back from its first element; what it does not get to is kept. */
    void take(ByteBuffer bytes, long now) {
        int came = bytes.remaining();
        int end = bytes.limit();
        int passing = next(bytes, now);
        while (passing > 0) {
            bytes.limit(bytes.position() + passing);
            decode(bytes, now);
            bytes.limit(end);
            passing = next(bytes, now);
        }
        meter.bytes(came - (resting ? bytes.remaining() : 0), guard.announced());
        tick(now);
        if (resting) {
            unread = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
        } else {
            guard.violation().ifPresent(taker::broken);
        }
    }

    /** Goes on if there is no more reason to rest. */
    void resume(long now) {
        if (resting && !taker.rests(guard.pressed(now))) {
            ByteBuffer kept = unread;
            unread = NOTHING;
            resting = false;
            take(kept, now);
        }
    }

    private int next(ByteBuffer bytes, long now) {
        return resting || taker.deaf() ? 0 : guard.next(bytes, now);
    }

    private void decode(ByteBuffer bytes, long now) {
        try {
            for (Framedata frame : codec.read(bytes)) {
                handle(frame, now);
            }
        } catch (InvalidDataException e) {
            boolean text = e.getCloseCode() == CloseReason.BAD_DATA;
            taker.broken(
                    text
                            ? new Violation(CloseReason.BAD_DATA, "text that is not UTF-8")
                            : new Violation(CloseReason.PROTOCOL_ERROR, "frame that breaks RFC 6455"));
        } catch (CharacterCodingException e) {
            taker.broken(new Violation(CloseReason.BAD_DATA, "text that is not UTF-8"));
        }
    }

    private void handle(Framedata frame, long now) throws CharacterCodingException {
        if (frame.getOpcode() == Opcode.PING) {
            meter.ping();
            taker.ping(frame);
        } else if (frame instanceof CloseFrame close) {
            taker.closed(close);
        } else if (frame.getOpcode() != Opcode.PONG) {
            Optional<String> text = assembly.take(frame);
            meter.frame(text.isPresent());
            if (text.isPresent()) {
                taker.text(text.get());
                resting = taker.rests(guard.pressed(now));
            }
        }
    }
}
