// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.internal.schema.Excerpt;
import java.util.List;
import java.util.Optional;

/** Checks the header of one message. For one thread. */
final class HeaderCheck {

    private static final String IDENTITY = "/header/chargeBoxIdentity";

    private final SoapHeaders headers;
    private final List<Finding> findings;
    private final List<Note> notes;

    /** Adds to what the reader has found in the header already. */
    HeaderCheck(SoapHeaders headers, List<Finding> findings, List<Note> notes) {
        this.headers = headers;
        this.findings = findings;
        this.notes = notes;
    }

    void request(String action) {
        boolean ambiguous =
                findings.stream().anyMatch(finding -> finding.pointer().equals(IDENTITY));
        if (headers.chargeBoxIdentity().filter(text -> !text.isBlank()).isEmpty() && !ambiguous) {
            findings.add(new Finding(
                    "/header",
                    "required",
                    ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                    "The header \"chargeBoxIdentity\" is required."));
        }
        action(action);
        noteMissing(
                headers.messageId(), "MessageID", "message-id", "No answer can say that it belongs to this request.");
        noteMissing(headers.from(), "From", "from", "Nobody learns where the sender can be called.");
        if (!headers.replyTo().orElse(SoapHeaders.ANONYMOUS).equals(SoapHeaders.ANONYMOUS)) {
            note("ReplyTo", "reply-to", "The answer comes in the same HTTP exchange, wherever it is wanted.");
        }
        understood();
    }

    void response(String action) {
        action(action);
        if (headers.relatesTo().isEmpty()) {
            findings.add(SoapFindings.wsa("RelatesTo", "The response does not say what it answers."));
        }
        understood();
    }

    /** What a fault is about may have been too broken to be named. */
    void fault() {
        action(Namespaces.FAULT_ACTION);
        noteMissing(headers.relatesTo(), "RelatesTo", "relates-to", "The fault does not say what it answers.");
        understood();
    }

    private void action(String expected) {
        Optional<String> found = headers.action();
        if (found.isEmpty()) {
            findings.add(SoapFindings.wsa("Action", "The header is missing; it should be " + expected + "."));
        } else if (!found.get().equals(expected)) {
            String message = "The action is " + Excerpt.quoted(found.get()) + ", it should be " + expected + ".";
            findings.add(SoapFindings.wsa("Action", message));
        }
    }

    private void understood() {
        for (OtherHeader header : headers.others()) {
            if (header.mustUnderstand()) {
                findings.add(new Finding(
                        "/header",
                        "additionalProperties",
                        ErrorCode.FORMATION_VIOLATION,
                        "The header " + Excerpt.quoted(header.name()) + " must be understood and is not known."));
            }
        }
    }

    private void noteMissing(Optional<String> value, String header, String rule, String message) {
        if (value.isEmpty()) {
            note(header, rule, message);
        }
    }

    private void note(String header, String rule, String message) {
        notes.add(new Note("/header/" + header, rule, message));
    }
}
