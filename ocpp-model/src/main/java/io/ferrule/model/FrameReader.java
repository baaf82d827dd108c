// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import io.ferrule.model.internal.json.MalformedJson;
import io.ferrule.model.internal.json.StrictJson;
import io.ferrule.model.internal.json.StrictTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads one OCPP-J frame by streaming over its tokens: type, id, action and the place of the payload are found, the
 * text is kept, and no tree is built unless that is wanted. Duplicate keys, trailing values, lone surrogates, NUL characters, depth and
 * number length are checked over the whole text on the way, so that nothing behind this point can be read in two ways.
 *
 * <p>Safe for use by several threads.
 */
public final class FrameReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final FrameLimits limits;
    private final StrictJson json;
    private final boolean withTrees;

    /**
     * Makes a reader.
     *
     * @param limits bounds that each frame must keep
     */
    public FrameReader(FrameLimits limits) {
        this(limits, false);
    }

    private FrameReader(FrameLimits limits, boolean withTrees) {
        this.limits = limits;
        this.json = new StrictJson(limits.depth(), limits.numberDigits());
        this.withTrees = withTrees;
    }

    /**
     * A reader for those who will ask nearly every payload for its members: each payload is decoded while its frame is read, so that
     * its text is gone through once and not twice. Such frames take more memory.
     *
     * @param limits bounds that each frame must keep
     * @return a reader that reads the same frames
     */
    public static FrameReader decoding(FrameLimits limits) {
        return new FrameReader(limits, true);
    }

    /**
     * Reads a text of any version. Never throws for what a peer sent.
     *
     * @param text one WebSocket text message
     * @return the frame, or why it is none
     */
    public Reading read(String text) {
        return read(text, type -> true);
    }

    /**
     * Reads a text of one version: a message type that a later version added is an unknown one (OCPP-J 1.6, 4.1.3).
     * Never throws for what a peer sent.
     *
     * @param text one WebSocket text message
     * @param version version of the conversation
     * @return the frame, or why it is none
     */
    public Reading read(String text, OcppVersion version) {
        return read(text, type -> type.isPartOf(version));
    }

    private Reading read(String received, Predicate<MessageType> known) {
        // No character takes less than a byte, so a text that is far too long is not even looked through.
        int bytes = received.length() > limits.messageBytes() ? received.length() : StrictJson.utf8Length(received);
        if (bytes < 0) {
            return unreadable(received, known, StrictJson.loneSurrogate());
        }
        if (bytes > limits.messageBytes()) {
            return unreadable(received, known, MalformedJson.limit("longer than " + limits.messageBytes() + " bytes"));
        }
        List<Note> notes = new ArrayList<>(0);
        String text = withoutNuls(withoutMark(received, notes), notes);
        EnvelopeScan scan = new EnvelopeScan(text, known, withTrees);
        try (StrictTokens tokens = json.read(text)) {
            scan.all(tokens);
            return new Reading.Read(scan.frame(), notes);
        } catch (MalformedJson e) {
            return unreadable(scan, e);
        }
    }

    /** Says why a text as a whole is refused, and still looks for whom to tell. */
    private Reading unreadable(String text, Predicate<MessageType> known, MalformedJson reason) {
        String whole = withoutMark(text, new ArrayList<>(0));
        String start = whole.substring(0, Math.min(whole.length(), limits.messageBytes()));
        EnvelopeScan scan = new EnvelopeScan(start, known, false);
        try (StrictTokens tokens = json.read(start)) {
            scan.head(tokens);
        } catch (MalformedJson e) {
            // There is a reason already; this one only means that nothing more can be found.
            return unreadable(scan, reason);
        }
        return unreadable(scan, reason);
    }

    private static Reading unreadable(EnvelopeScan scan, MalformedJson reason) {
        Finding finding = new Finding("", reason.rule(), ErrorCode.FORMATION_VIOLATION, reason.sentence());
        Optional<String> id = scan.id().filter(known -> StrictJson.utf8Length(known) >= 0);
        return new Reading.Unreadable(finding, scan.type(), id);
    }

    private static String withoutMark(String text, List<Note> notes) {
        if (text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK) {
            return text;
        }
        notes.add(new Note("", "byte-order-mark", "a byte-order mark before the frame was taken off"));
        return text.substring(1);
    }

    private static String withoutNuls(String text, List<Note> notes) {
        int end = text.length();
        int cut = end;
        while (end > 0 && (text.charAt(end - 1) == 0 || isWhiteSpace(text.charAt(end - 1)))) {
            end--;
            cut = text.charAt(end) == 0 ? end : cut;
        }
        if (cut == text.length()) {
            return text;
        }
        notes.add(new Note("", "nul", "NUL characters after the frame were taken off"));
        return text.substring(0, cut);
    }

    private static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
