// SPDX-License-Identifier: Apache-2.0
/**
 * The language of OCPP: versions, frames and lazily decoded payloads. This module needs no other of Ferrule.
 *
 * <p>The unit of fidelity is the received text. A {@link io.ferrule.model.Frame} keeps it, knows where its id,
 * action and payload stand, and gives it back character for character; an edit replaces the characters of the
 * edited token and no others.
 *
 * <p>Read a text, and decode the payload into the record of its action. Times keep the text that the peer wrote:
 *
 * <!-- snippet: read --><pre>{@code
 * static Optional<Instant> startOf(String text) {
 *     Reading reading = new FrameReader(FrameLimits.defaults()).read(text, OcppVersion.V1_6);
 *     if (reading instanceof Reading.Read read
 *             && read.frame() instanceof Call call
 *             && call.action().equals(V16.START_TRANSACTION.name())) {
 *         StartTransactionRequest start = call.payload().as(StartTransactionRequest.class);
 *         return start.timestamp().findInstant();
 *     }
 *     return Optional.empty();
 * }
 * }</pre>
 *
 * <p>Create a message from a record; the constant of the action makes sure that the two belong together:
 *
 * <!-- snippet: create --><pre>{@code
 * static Call start(String id, Instant now) {
 *     StartTransactionRequest request = StartTransactionRequest.builder()
 *             .connectorId(1)
 *             .idTag("04A2B6")
 *             .meterStart(1200)
 *             .timestamp(Timestamp.of(now))
 *             .build();
 *     return Call.of(id, V16.START_TRANSACTION, request);
 * }
 * }</pre>
 *
 * <p>Edit a payload. Members that nobody here knows, and the spelling of everything else, stay:
 *
 * <!-- snippet: edit --><pre>{@code
 * static Call withoutVendorMember(Call call) {
 *     Payload payload = call.payload().with("/connectorId", 2).without("/vendorExtra");
 *     return call.withPayload(payload);
 * }
 * }</pre>
 *
 * <p>Validate a frame. What is wrong is a list of values, each with pointer, rule, error code and sentence:
 *
 * <!-- snippet: validate --><pre>{@code
 * static List<Finding> findings(Frame frame, Optional<String> actionThatItAnswers) {
 *     FrameCheck check = new FrameCheck(new SchemaCheck()); // keep one: it keeps the compiled schemas
 *     return check.check(OcppVersion.V1_6, Side.STATION, frame, actionThatItAnswers)
 *             .findings();
 * }
 * }</pre>
 *
 * <p>Repair what stations in the field are known to get wrong:
 *
 * <!-- snippet: repair --><pre>{@code
 * static Frame mended(Frame frame, ZoneId zoneOfTheStation) {
 *     Repair repair =
 *             new Repair(new FrameCheck(new SchemaCheck()), EnumSet.allOf(Mend.class), Optional.of(zoneOfTheStation));
 *     Repaired repaired = repair.mend(OcppVersion.V1_6, Side.STATION, frame, Optional.empty());
 *     return repaired.frame(); // and repaired.changes() says what was changed, from what, and why
 * }
 * }</pre>
 *
 * <p>Look up which actions a version has:
 *
 * <!-- snippet: catalogue --><pre>{@code
 * static String describe(OcppVersion version, String name) {
 *     return ActionCatalogue.find(version, name)
 *             .map(Action::initiators)
 *             .map(initiators -> name + " comes from " + initiators)
 *             .orElse(name + " is no action of OCPP " + version.number());
 * }
 * }</pre>
 *
 * <p>Nothing that a peer sends makes {@link io.ferrule.model.FrameReader} or the checks throw; decoding into a record throws
 * {@link io.ferrule.model.PayloadException} where the payload does not fit it. All types are immutable and safe for use by
 * several threads.
 */
@NullMarked
package io.ferrule.model;

import org.jspecify.annotations.NullMarked;
