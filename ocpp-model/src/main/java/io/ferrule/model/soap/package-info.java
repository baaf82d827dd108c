// SPDX-License-Identifier: Apache-2.0
/**
 * OCPP 1.5 and 1.6 on SOAP 1.2: the messages of the model as XML, in both directions.
 *
 * <p>Each version has two services. Stations call the central system's; the central system calls the charge point's, at the
 * address that the station gave in {@code wsa:From}. A document is read into a {@link io.ferrule.model.soap.SoapMessage},
 * whose payload is the JSON of the same action in OCPP-J, and a message is written by the same definitions. A central
 * system that answers a boot:
 *
 * <pre>{@code
 * SoapReader reader = new SoapReader(SoapLimits.defaults());
 * SoapWriter writer = new SoapWriter();
 *
 * if (reader.read(body) instanceof SoapReading.Read readable
 *         && readable.message() instanceof SoapRequest request
 *         && request.action().equals(V16.BOOT_NOTIFICATION)) {
 *     log.accept(request.payload().as(BootNotificationRequest.class));
 *     BootNotificationResponse welcome =
 *             new BootNotificationResponse(RegistrationStatus.ACCEPTED, Timestamp.of(clock.instant()), 300);
 *     return writer.bytes(request.response(Payload.of(welcome)));
 * }
 * }</pre>
 *
 * <p>and one that restarts a station:
 *
 * <pre>{@code
 * SoapRequest reset = SoapRequest.of(
 *         SoapService.chargePoint(OcppVersion.V1_6),
 *         V16.RESET,
 *         Payload.of(new ResetRequest(ResetType.SOFT)),
 *         SoapHeaders.builder().chargeBoxIdentity("CP001").messageId(id).to(station).from(us));
 * }</pre>
 *
 * <p>Whether a message keeps to the documents is asked of {@link io.ferrule.model.soap.SoapCheck}. What has no form in SOAP is
 * written down in {@code docs/soap.md}.
 */
@NullMarked
package io.ferrule.model.soap;

import org.jspecify.annotations.NullMarked;
