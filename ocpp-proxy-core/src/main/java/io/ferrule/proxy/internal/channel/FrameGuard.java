// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

import io.ferrule.proxy.WireLimits;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Walks the frame headers of one direction of a WebSocket (RFC 6455, 5.2) and stops at the first broken rule. Payload
 * is skipped, never looked at. A declared length counts at once, before any of the payload is passed on, together with the
 * earlier fragments of the same message. Whatever the bytes, the verdict does not depend on how they were split. Used by
 * one thread, but for {@link #expectAnswer}.
 */
public final class FrameGuard {

    /** Whose frames are walked: frames of clients are masked, frames of servers are not (RFC 6455, 5.1). */
    public enum Sender {
        /** Frames must be masked. */
        CLIENT,
        /** Frames must not be masked. */
        SERVER
    }

    private static final int FIN = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASK = 0x80;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PONG = 10;
    private static final int LONGEST_CONTROL = 125;
    private static final int PROTOCOL_ERROR = 1002;
    private static final int NOT_ACCEPTABLE = 1003;
    private static final int POLICY = 1008;
    private static final int TOO_BIG = 1009;
    private static final int MOST_ANSWERS = 64;

    private final boolean masked;
    private final int messageBytes;
    private final TokenBucket messages;
    private final TokenBucket frames;
    private final TokenBucket controls;

    private final AtomicInteger answers = new AtomicInteger();

    private int headerRead;
    private int headerSize = 2;
    private int lengthEnd;
    private int first;
    private long length;
    private long payloadLeft;
    private boolean inMessage;
    private long accumulated;
    private boolean closed;
    private @Nullable Violation violation;

    public FrameGuard(WireLimits limits, Sender sender, long now) {
        this.masked = sender == Sender.CLIENT;
        this.messageBytes = limits.messageBytes();
        this.messages = new TokenBucket(limits.messagesPerSecond(), 2, now);
        this.frames = new TokenBucket(limits.framesPerSecond(), 2, now);
        this.controls = new TokenBucket(limits.controlFramesPerSecond(), 1, now);
    }

    /**
     * Walks up to the end of the current frame. Returns how many bytes from the buffer's position may pass; its position
     * does not move. 0 after a violation, after a close frame, and for an empty buffer.
     */
    public int next(ByteBuffer in, long now) {
        int at = in.position();
        while (at < in.limit() && payloadLeft == 0) {
            if (violation != null || closed) {
                return 0;
            }
            if (header(in.get(at++) & 0xff, now)) {
                break;
            }
        }
        if (violation != null) {
            return 0;
        }
        int skipped = (int) Math.min(payloadLeft, in.limit() - at);
        payloadLeft -= skipped;
        return at + skipped - in.position();
    }

    /** The rule that was broken; nothing passes any more once there is one. */
    public Optional<Violation> violation() {
        return Optional.ofNullable(violation);
    }

    /** What the header of the frame under way announces, in bytes; 0 between frames, and what broke the limit after that. */
    public long announced() {
        return payloadLeft > 0 || violation != null ? length : 0;
    }

    /**
     * One more message may come beside the rates: the answer to a call that the sender was sent. Else a peer that is asked often, as in
     * the replay after an outage, would be cut off for answering. From any thread.
     */
    public void expectAnswer() {
        answers.updateAndGet(expected -> Math.min(MOST_ANSWERS, expected + 1));
    }

    /** Whether more than half of the messages that may come at once have come. */
    public boolean pressed(long now) {
        return messages.low(now);
    }

    /** One byte of a header; true when it was the last one. */
    private boolean header(int value, long now) {
        headerRead++;
        if (headerRead == 1) {
            firstByte(value);
        } else if (headerRead == 2) {
            secondByte(value);
        } else if (headerRead <= lengthEnd) {
            length = (length << 8) | value;
        }
        if (violation == null && headerRead == lengthEnd) {
            lengthKnown(now);
        }
        if (violation != null || headerRead < headerSize) {
            return false;
        }
        headerRead = 0;
        payloadLeft = length;
        closed = opcode() == CLOSE;
        return true;
    }

    private void firstByte(int value) {
        first = value;
        headerSize = 2;
        lengthEnd = 0;
        int opcode = opcode();
        boolean control = opcode >= CLOSE;
        if ((value & RESERVED) != 0) {
            fail(PROTOCOL_ERROR, "reserved bits set without an extension");
        } else if (opcode > PONG || (opcode > BINARY && !control)) {
            fail(PROTOCOL_ERROR, "reserved opcode");
        } else if (control && (value & FIN) == 0) {
            fail(PROTOCOL_ERROR, "fragmented control frame");
        } else if (opcode == CONTINUATION && !inMessage) {
            fail(PROTOCOL_ERROR, "continuation without a beginning");
        } else if ((opcode == TEXT || opcode == BINARY) && inMessage) {
            fail(PROTOCOL_ERROR, "new message inside an unfinished one");
        } else if (opcode == BINARY) {
            fail(NOT_ACCEPTABLE, "binary frame");
        }
    }

    private void secondByte(int value) {
        boolean isMasked = (value & MASK) != 0;
        int short7 = value & 0x7f;
        if (isMasked != masked) {
            fail(PROTOCOL_ERROR, masked ? "unmasked frame from a client" : "masked frame from a server");
        } else if (opcode() >= CLOSE && short7 > LONGEST_CONTROL) {
            fail(PROTOCOL_ERROR, "control frame longer than 125 bytes");
        }
        lengthEnd = short7 < 126 ? 2 : short7 == 126 ? 4 : 10;
        headerSize = lengthEnd + (masked ? 4 : 0);
        length = lengthEnd == 2 ? short7 : 0;
    }

    private void lengthKnown(long now) {
        boolean minimal = lengthEnd == 2 || (lengthEnd == 4 ? length > 125 : length > 0xffff);
        if (!minimal) {
            fail(PROTOCOL_ERROR, "length not in its shortest form"); // negative: the highest bit is set
        } else if (opcode() == CLOSE) {
            if (length == 1) {
                fail(PROTOCOL_ERROR, "close frame with half a code");
            }
        } else if (opcode() > CLOSE) {
            if (!controls.take(now)) {
                fail(POLICY, "too many control frames");
            }
        } else {
            dataFrame(now);
        }
    }

    private void dataFrame(long now) {
        if (length > messageBytes - accumulated) {
            fail(TOO_BIG, "message longer than " + messageBytes + " bytes");
        } else if (!(opcode() == TEXT && answers())) {
            rated(now);
        }
        inMessage = (first & FIN) == 0;
        accumulated = inMessage ? accumulated + length : 0;
    }

    private void rated(long now) {
        if (opcode() == TEXT && !messages.take(now)) {
            fail(POLICY, "too many messages");
        } else if (!frames.take(now)) {
            fail(POLICY, "too many frames");
        }
    }

    private boolean answers() {
        return answers.getAndUpdate(expected -> Math.max(0, expected - 1)) > 0;
    }

    private int opcode() {
        return first & 0x0f;
    }

    private void fail(int code, String reason) {
        violation = new Violation(code, reason);
    }
}
