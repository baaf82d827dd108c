// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.PayloadException;
import io.ferrule.model.Side;
import io.ferrule.model.SoapLimits;
import io.ferrule.model.soap.SoapCheck;
import io.ferrule.model.soap.SoapFault;
import io.ferrule.model.soap.SoapMessage;
import io.ferrule.model.soap.SoapReader;
import io.ferrule.model.soap.SoapReading;
import io.ferrule.model.soap.SoapRequest;
import io.ferrule.model.soap.SoapResponse;
import io.ferrule.model.soap.SoapWriter;
import io.ferrule.model.validation.Assessment;
import io.ferrule.model.validation.SchemaCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges SOAP documents one after the other and remembers the requests, so that answers to nothing are noticed. Version and
 * sender are told by the namespace of the body. For one thread.
 */
final class SoapLines {

    private static final long REMEMBERED_CHARACTERS = 16_000_000;

    /** Spells the codes of documents that do not tell their version; 1.5 spells them in the same way. */
    private static final OcppVersion SPELLING = OcppVersion.V1_6;

    private final SoapReader reader = new SoapReader(SoapLimits.defaults());
    private final SoapWriter writer = new SoapWriter();
    private final SchemaCheck schemas = new SchemaCheck();
    private final SoapCheck check = new SoapCheck(schemas);
    private final SoapRepair repair = new SoapRepair(schemas);
    private final SeenCalls calls = new SeenCalls(REMEMBERED_CHARACTERS);
    private final LintMode mode;

    SoapLines(LintMode mode) {
        this.mode = mode;
    }

    /** Judges the next document. */
    LintAnswer lint(LintInput.SoapLine line) {
        SoapReading reading = reader.read(line.document());
        if (reading instanceof SoapReading.Read readable) {
            return readable(line.station(), readable);
        } else if (reading instanceof SoapReading.Foreign foreign) {
            boolean reply = foreign.headers().relatesTo().isPresent();
            Optional<String> answer = reply ? Optional.empty() : answer(foreign.answer());
            return refused(Verdict.FINDING, foreign.action(), foreign.finding(), answer);
        }
        SoapReading.Unreadable unreadable = (SoapReading.Unreadable) reading;
        return refused(Verdict.MALFORMED, Optional.empty(), unreadable.finding(), answer(unreadable.answer()));
    }

    private static LintAnswer refused(
            Verdict verdict, Optional<String> action, Finding finding, Optional<String> answer) {
        return new LintAnswer(SPELLING, verdict, action, List.of(finding), List.of(), Optional.empty(), answer);
    }

    private LintAnswer readable(String station, SoapReading.Read readable) {
        SoapMessage message = readable.message();
        List<Note> notes = new ArrayList<>(0);
        Optional<String> action = action(station, message, notes);
        Assessment seen = check.check(readable);
        notes.addAll(seen.notes());
        return new LintAnswer(
                SPELLING,
                seen.findings().isEmpty() ? Verdict.OK : Verdict.FINDING,
                action,
                seen.findings(),
                notes,
                repaired(message),
                refusal(message, seen.findings()));
    }

    /** Finds the action, remembers a request, and notes what is odd about the ids. */
    private Optional<String> action(String station, SoapMessage message, List<Note> notes) {
        if (message instanceof SoapRequest request) {
            String name = request.action().name();
            Optional<String> id = request.headers().messageId();
            if (id.isPresent() && calls.add(station, request.service().caller(), id.get(), name)) {
                notes.add(new Note("/header/MessageID", "id-reused", "this side used the message id before"));
            }
            return Optional.of(name);
        }
        Optional<String> answered = message.headers().relatesTo().flatMap(id -> calls.action(station, Side.STATION, id)
                .or(() -> calls.action(station, Side.CSMS, id)));
        if (message instanceof SoapResponse response) {
            String name = response.action().name();
            noteUnknown(answered.filter(name::equals).isPresent(), notes);
            return Optional.of(name);
        }
        noteUnknown(answered.isPresent(), notes);
        return answered;
    }

    private static void noteUnknown(boolean known, List<Note> notes) {
        if (!known) {
            notes.add(new Note("", "unknown-call", "the request that this answers is not known"));
        }
    }

    /** The document with its payload mended; elements that no definition knows are not written again. */
    private Optional<String> repaired(SoapMessage message) {
        try {
            return mode == LintMode.REPAIR ? repair.mend(message).map(writer::text) : Optional.empty();
        } catch (PayloadException e) {
            return Optional.empty(); // a line end in an attribute, say, which cannot be written as it was read
        }
    }

    /** A strict peer refuses a request for the first thing that is wrong with it, and never answers an answer. */
    private Optional<String> refusal(SoapMessage message, List<Finding> findings) {
        if (findings.isEmpty() || !(message instanceof SoapRequest request)) {
            return Optional.empty();
        }
        Finding first = findings.get(0);
        return answer(request.fault(first.code(), first.message()));
    }

    private Optional<String> answer(SoapFault fault) {
        return mode == LintMode.ENFORCE ? Optional.of(writer.text(fault)) : Optional.empty();
    }
}
