// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Note;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.Reading;
import io.ferrule.model.validation.FrameStock.Sample;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Takes one text through everything that looks at frames, and fails where a bound is broken. What it counts are sizes:
 * they are the same on every machine.
 */
final class FrameGauntlet {

    private static final Set<String> UNREADABLE = Set.of("envelope", "duplicate-key", "limit");
    private static final int MOST_REMARKS = 104; // 100 of the schema, and those of the envelope
    private static final int MOST_CHANGES = 64;
    private static final int LONGEST_MESSAGE = 600;
    private static final int LONGEST_ADDITION = 64; // characters that one mend may add

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final FrameCheck check = new FrameCheck(new SchemaCheck());
    private final Repair repair = new Repair(check, EnumSet.allOf(Mend.class), Optional.of(ZoneOffset.UTC));

    private int read;
    private int found;
    private int mended;

    /** Runs one text in the conversation that a sample belongs to. */
    void run(Sample sample, String text) {
        Reading reading = reader.read(text, sample.version());
        if (reading instanceof Reading.Unreadable unreadable) {
            require(UNREADABLE.contains(unreadable.finding().rule()), "rule " + unreadable.finding());
            checkSentence(unreadable.finding().message());
            unreadable.answer(sample.version()).ifPresent(answer -> checkSentence(answer.description()));
            return;
        }
        read++;
        Frame frame = ((Reading.Read) reading).frame();
        require(text.contains(frame.text()), "the text of the frame is not the one that came");
        judge(sample, frame);
        payload(frame).ifPresent(payload -> ask(payload, sample.type()));
    }

    /** What has been done, for a line that people read. */
    String summary() {
        return read + " read, " + found + " with findings, " + mended + " mended";
    }

    /** Whether every stage had something to do. */
    boolean sawEverything() {
        return read > 0 && found > 0 && mended > 0;
    }

    private void judge(Sample sample, Frame frame) {
        Assessment seen = check.check(sample.version(), sample.from(), frame, sample.answered());
        require(seen.findings().size() <= MOST_REMARKS, "too many findings");
        require(seen.notes().size() <= MOST_REMARKS, "too many notes");
        found += seen.findings().isEmpty() ? 0 : 1;
        for (Finding finding : seen.findings()) {
            checkSentence(finding.message());
            require(finding.pointer().length() <= 2 * frame.text().length(), "a pointer longer than the frame");
        }
        for (Note note : seen.notes()) {
            checkSentence(note.message());
        }
        Repaired repaired = repair.mend(sample.version(), sample.from(), frame, sample.answered());
        int changes = repaired.changes().size();
        mended += changes > 0 ? 1 : 0;
        require(changes <= MOST_CHANGES, "too many changes");
        require(
                repaired.frame().text().length() <= frame.text().length() + changes * LONGEST_ADDITION,
                "the mended frame has grown too much");
    }

    private static Optional<Payload> payload(Frame frame) {
        if (frame instanceof Call call) {
            return Optional.of(call.payload());
        } else if (frame instanceof CallResult result) {
            return Optional.of(result.payload());
        }
        return frame instanceof CallError error ? Optional.of(error.details()) : Optional.empty();
    }

    /** Asks a payload for everything that does not fit; only {@code as} and {@code with} may refuse, and say where. */
    private static void ask(Payload payload, Class<? extends Record> type) {
        String pointer = "/meterValue/0/timestamp";
        boolean there = payload.has(pointer);
        require(there || payload.without(pointer).equals(payload), "something went that was not there");
        require(payload.string(pointer).isEmpty() || payload.number(pointer).isEmpty(), "text and number at once");
        require(payload.bool(pointer).isEmpty() || there, "a boolean that is not there");
        require(payload.size("") <= payload.text().length(), "more members than characters");
        require(payload.part(pointer).isPresent() == there, "a part that is not there");
        try {
            payload.as(type);
        } catch (PayloadException e) {
            checkPointer(e);
        }
        try {
            require(payload.with("/added", 1).has("/added"), "an edit that did not happen");
        } catch (PayloadException e) {
            checkPointer(e);
        }
    }

    private static void checkPointer(PayloadException e) {
        require(e.pointer().isEmpty() || e.pointer().startsWith("/"), "no pointer: " + e.pointer());
    }

    private static void checkSentence(String message) {
        require(message.length() <= LONGEST_MESSAGE, "a message of " + message.length() + " characters");
        require(message.chars().noneMatch(Character::isISOControl), "a control character in a message");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
