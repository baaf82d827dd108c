// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Reading;
import io.ferrule.model.validation.Assessment;
import io.ferrule.model.validation.Repaired;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges frames one after the other and remembers the CALLs, so that replies are checked against the right action.
 * Each station is a stream of its own. For one thread.
 */
final class Linter {

    /** The versions that lint can judge. */
    static final Set<OcppVersion> VERSIONS = Set.of(OcppVersion.V1_5, OcppVersion.V1_6, OcppVersion.V2_0_1);

    private static final long REMEMBERED_CHARACTERS = 16_000_000;

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final SeenCalls calls = new SeenCalls(REMEMBERED_CHARACTERS);
    private final StationChecks stations;
    private final OcppVersion fallback;
    private final LintMode mode;

    /**
     * Makes a linter that has seen nothing yet.
     *
     * @param fallback version that reads a frame and spells its codes where a line names an unknown one
     * @param mode what to add to the verdicts
     * @param dialect form of meter values to expect in 1.5
     */
    Linter(OcppVersion fallback, LintMode mode, DialectChoice dialect) {
        this.stations = new StationChecks(dialect);
        this.fallback = fallback;
        this.mode = mode;
    }

    /** Judges the next frame of its station. */
    LintAnswer lint(LintInput.FrameLine line) {
        Optional<OcppVersion> known = OcppVersion.ofNumber(line.ocpp()).filter(VERSIONS::contains);
        OcppVersion version = known.orElse(fallback);
        Reading reading = reader.read(line.frame(), version);
        if (reading instanceof Reading.Read read) {
            return readable(line, version, known.isPresent(), read);
        }
        return malformed(version, (Reading.Unreadable) reading);
    }

    private LintAnswer readable(LintInput.FrameLine line, OcppVersion version, boolean known, Reading.Read read) {
        Frame frame = read.frame();
        List<Note> notes = new ArrayList<>(read.notes());
        Optional<String> action = action(line, frame, notes);
        List<Finding> findings = new ArrayList<>(0);
        if (known) {
            Assessment seen = stations.of(line.station()).check().check(version, line.from(), frame, action);
            findings.addAll(seen.findings());
            notes.addAll(seen.notes());
        } else {
            String message = "lint does not know this version of OCPP";
            findings.add(new Finding("", "unknown-version", ErrorCode.NOT_IMPLEMENTED, message));
        }
        return new LintAnswer(
                version,
                findings.isEmpty() ? Verdict.OK : Verdict.FINDING,
                action,
                findings,
                notes,
                known ? repaired(version, line, frame, action) : Optional.empty(),
                answer(version, frame, findings));
    }

    private Optional<String> repaired(
            OcppVersion version, LintInput.FrameLine line, Frame frame, Optional<String> action) {
        if (mode != LintMode.REPAIR) {
            return Optional.empty();
        }
        Repaired mended = stations.of(line.station()).repair().mend(version, line.from(), frame, action);
        return mended.changes().isEmpty()
                ? Optional.empty()
                : Optional.of(mended.frame().text());
    }

    private LintAnswer malformed(OcppVersion version, Reading.Unreadable unreadable) {
        Finding seen = unreadable.finding();
        Finding finding = new Finding(seen.pointer(), seen.rule(), unreadable.code(version), seen.message());
        Optional<String> answer =
                mode == LintMode.ENFORCE ? unreadable.answer(version).map(CallError::text) : Optional.empty();
        return new LintAnswer(
                version, Verdict.MALFORMED, Optional.empty(), List.of(finding), List.of(), Optional.empty(), answer);
    }

    /** Finds the action, remembers a CALL, and notes what is odd about the id. */
    private Optional<String> action(LintInput.FrameLine line, Frame frame, List<Note> notes) {
        if (frame instanceof Call call) {
            if (calls.add(line.station(), line.from(), call.id(), call.action())) {
                notes.add(new Note("", "id-reused", "this side used the message id before"));
            }
            return Optional.of(call.action());
        }
        Optional<String> action = line.action()
                .or(() -> calls.action(line.station(), line.from().other(), frame.id()))
                .or(() -> ofBothSides(line, frame.id()));
        if (action.isEmpty()) {
            notes.add(new Note("", "unknown-call", "the CALL that this answers is not known"));
        }
        return action;
    }

    /** Bare frames of both sides may come in one stream, where nothing says who sent which. */
    private Optional<String> ofBothSides(LintInput.FrameLine line, String id) {
        return line.sideTold() ? Optional.empty() : calls.action(line.station(), line.from(), id);
    }

    /** A strict peer refuses a CALL for the first thing that is wrong with it, and never answers a reply. */
    private Optional<String> answer(OcppVersion version, Frame frame, List<Finding> findings) {
        if (mode != LintMode.ENFORCE || findings.isEmpty() || !(frame instanceof Call call) || !call.expectsReply()) {
            return Optional.empty();
        }
        Finding first = findings.get(0);
        return Optional.of(
                CallError.of(call.id(), version, first.code(), first.message()).text());
    }
}
