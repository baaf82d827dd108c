// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.Action;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.dialect.Dialect;
import io.ferrule.model.dialect.DialectMemory;
import io.ferrule.model.validation.Assessment;
import io.ferrule.model.validation.SchemaCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks a readable message against everything that OCPP 1.5 and 1.6 say about it in SOAP: header, direction and payload.
 *
 * <p>Findings come in this order: header, direction, payload; a strict peer answers with the first one. Their pointers lead
 * into the payload, or to {@code /header/…}. Beside the rules of {@link SchemaCheck} there are:
 *
 * <ul>
 *   <li>{@code required} at {@code /header}: a request does not say whose it is (OCPP-S 1.6, 4.3)
 *   <li>{@code wsa}: a header of WS-Addressing is wrong, or is missing and must not
 *   <li>{@code additionalProperties} at {@code /header}: a header must be understood and nobody knows it (SOAP 1.2 part 1,
 *       5.2.3); elsewhere also an unknown attribute
 *   <li>{@code maxItems}: an element occurs several times that may occur once
 *   <li>{@code envelope}: an element comes too late, is in a wrong namespace, or holds text instead of elements
 *   <li>{@code direction}: the service has no such message
 * </ul>
 *
 * <p>Notes are {@code message-id} and {@code from} for a request without them, which the documents want and stations forget,
 * {@code reply-to} for one that wants its answer elsewhere, {@code relates-to} for a fault that does not say what it answers, and
 * {@code fault-subcode} for one in other words than OCPP's.
 *
 * <p>Keeps nothing between messages; safe for use by several threads.
 */
public final class SoapCheck {

    /** What schemas say about members that the definition lacks; in XML none of them is legal in any dialect. */
    private static final Set<String> TOLD_BY_READER = Set.of("additionalProperties", "unknown-member", "dialect");

    private final SchemaCheck schemas;

    /**
     * Makes a check.
     *
     * @param schemas the schemas to use
     */
    public SoapCheck(SchemaCheck schemas) {
        this.schemas = schemas;
    }

    /**
     * Checks one message.
     *
     * @param reading what was read
     * @return what was seen
     */
    public Assessment check(SoapReading.Read reading) {
        List<Finding> findings = new ArrayList<>(part(reading, true));
        List<Note> notes = new ArrayList<>(0);
        SoapMessage message = reading.message();
        HeaderCheck header = new HeaderCheck(message.headers(), findings, notes);
        if (message instanceof SoapRequest request) {
            header.request(Elements.requestAction(request.action()));
            checkDirection(request.service(), request.action(), findings);
            Assessment schema = schemas.request(request.action(), request.payload(), DialectMemory.fixed(Dialect.B));
            add(reading, schema, findings, notes);
        } else if (message instanceof SoapResponse response) {
            header.response(Elements.responseAction(response.action()));
            checkDirection(response.service(), response.action(), findings);
            add(reading, schemas.response(response.action(), response.payload()), findings, notes);
        } else if (message instanceof SoapFault fault) {
            header.fault();
            if (!fault.isDefined()) {
                notes.add(new Note("", "fault-subcode", "The subcode of the fault is none that OCPP defines."));
            }
        }
        return new Assessment(findings, notes);
    }

    /** What the reader found in the header, or in the body. */
    private static List<Finding> part(SoapReading.Read reading, boolean header) {
        return reading.findings().stream()
                .filter(finding -> finding.pointer().startsWith("/header/") == header)
                .toList();
    }

    private static void checkDirection(SoapService service, Action<?, ?> action, List<Finding> findings) {
        if (!action.initiators().contains(service.caller())) {
            String message = "The service of this namespace has no " + action.name() + ".";
            findings.add(new Finding("", "direction", ErrorCode.NOT_SUPPORTED, message));
        }
    }

    /**
     * Adds what the reader found in the body, and what the schema finds beside it: the reader has told of unknown elements
     * already, and of elements that occur too often, which are arrays where the schema wants something else.
     */
    private static void add(SoapReading.Read reading, Assessment schema, List<Finding> findings, List<Note> notes) {
        List<Finding> body = part(reading, false);
        Set<String> repeated = body.stream()
                .filter(finding -> finding.rule().equals("maxItems"))
                .map(Finding::pointer)
                .collect(Collectors.toSet());
        findings.addAll(body);
        schema.findings().stream()
                .filter(finding -> !TOLD_BY_READER.contains(finding.rule()))
                .filter(finding -> !repeated.contains(finding.pointer()))
                .forEach(findings::add);
        schema.notes().stream()
                .filter(note -> !TOLD_BY_READER.contains(note.rule()))
                .forEach(notes::add);
    }
}
