// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.validation.MendFinder.Proposal;
import io.ferrule.model.validation.MendFinder.Subject;
import io.ferrule.model.validation.Repaired.Change;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Mends known deviations, each by itself and only where the check then says that it helped; frames of a version without
 * definitions pass as they are. At most 32 mends are tried on one frame, beside 32 temperatures.
 *
 * <p>Keeps nothing between frames but what its check remembers; safe for use by several threads.
 */
public final class Repair {

    private static final int MOST_TRIALS = 32;

    private final FrameCheck check;
    private final MendFinder finder;

    /**
     * Makes a repair.
     *
     * @param check says what is wrong, and whether a mend helped
     * @param mends the mends that are allowed
     * @param zone zone of stations that write times without one; empty leaves such times as they are
     */
    public Repair(FrameCheck check, Set<Mend> mends, Optional<ZoneId> zone) {
        this.check = check;
        this.finder = new MendFinder(Set.copyOf(mends), zone);
    }

    /**
     * Mends one frame.
     *
     * @param version version of the conversation
     * @param from who sent the frame
     * @param frame the frame
     * @param answered action of the CALL that a reply answers, empty if that is not known
     * @return the frame and what was changed
     */
    public Repaired mend(OcppVersion version, Side from, Frame frame, Optional<String> answered) {
        Conversation conversation = new Conversation(version, from, answered);
        List<Change> changes = new ArrayList<>();
        Frame mended = mendRemarks(frame, conversation, changes);
        return new Repaired(version == OcppVersion.V1_6 ? respell(mended, changes) : mended, changes);
    }

    /** Where a frame stands. */
    private record Conversation(OcppVersion version, Side from, Optional<String> answered) {}

    /** Goes through what the check says, from the first remark to the last. */
    private Frame mendRemarks(Frame frame, Conversation conversation, List<Change> changes) {
        Frame best = frame;
        List<Remark> remarks = remarks(best, conversation);
        int next = 0;
        for (int trials = 0; next < remarks.size() && trials < MOST_TRIALS; ) {
            Optional<Proposal> proposal = propose(best, conversation, remarks.get(next));
            if (proposal.isEmpty()) {
                next++;
                continue;
            }
            trials++;
            Frame mended = withPayload(best, proposal.get().payload());
            List<Remark> left = remarks(mended, conversation);
            if (helped(remarks.get(next), remarks, left)) {
                changes.add(proposal.get().change());
                best = mended;
                remarks = left;
            } else {
                next++;
            }
        }
        return best;
    }

    /** Mends what no document forbids and some peers refuse all the same. */
    private Frame respell(Frame frame, List<Change> changes) {
        if (!(frame instanceof Call call) || !call.action().equals("MeterValues")) {
            return frame;
        }
        Payload payload = call.payload();
        Optional<Proposal> proposal = finder.celcius(payload);
        for (int trials = 0; proposal.isPresent() && trials < MOST_TRIALS; trials++) {
            changes.add(proposal.get().change());
            payload = proposal.get().payload();
            proposal = finder.celcius(payload);
        }
        return payload.equals(call.payload()) ? frame : call.withPayload(payload);
    }

    /** Fewer remarks, or this one gone and nothing new but inside of what can now be looked into. */
    private static boolean helped(Remark answered, List<Remark> before, List<Remark> after) {
        boolean opened = !after.contains(answered)
                && after.stream()
                        .filter(remark -> !before.contains(remark))
                        .allMatch(remark -> remark.pointer.startsWith(answered.pointer + '/'));
        return opened || after.size() < before.size();
    }

    private Optional<Proposal> propose(Frame frame, Conversation conversation, Remark remark) {
        return check.schema(conversation.version, frame, conversation.answered)
                .flatMap(schema -> payload(frame).map(payload -> new Subject(conversation.version, payload, schema)))
                .flatMap(subject -> finder.find(subject, remark.pointer, remark.rule));
    }

    private static Optional<Payload> payload(Frame frame) {
        if (frame instanceof Call call) {
            return Optional.of(call.payload());
        }
        return frame instanceof CallResult result ? Optional.of(result.payload()) : Optional.empty();
    }

    private static Frame withPayload(Frame frame, Payload payload) {
        return frame instanceof Call call ? call.withPayload(payload) : ((CallResult) frame).withPayload(payload);
    }

    private List<Remark> remarks(Frame frame, Conversation conversation) {
        Assessment seen = check.check(conversation.version, conversation.from, frame, conversation.answered);
        Stream<Remark> findings = seen.findings().stream().map(Remark::of);
        return Stream.concat(findings, seen.notes().stream().map(Remark::of)).toList();
    }

    /** A finding or a note: stations are mended for both. */
    private record Remark(String pointer, String rule) {

        static Remark of(Finding finding) {
            return new Remark(finding.pointer(), finding.rule());
        }

        static Remark of(Note note) {
            return new Remark(note.pointer(), note.rule());
        }
    }
}
