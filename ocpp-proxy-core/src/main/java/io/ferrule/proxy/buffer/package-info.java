// SPDX-License-Identifier: Apache-2.0
/**
 * Stands in for a CSMS that is away, so that stations go on charging, and brings it afterwards what happened.
 *
 * <p><b>The promise.</b> A reply to a transaction-related message that the gateway itself gives means that the message
 * is on disk. While the CSMS is there its own reply suffices. What was written goes up in the order of each station;
 * one message goes up twice only where its reply may have been lost, and then under the same message id and with the
 * same text.
 *
 * <p><b>While the CSMS is away</b>, that is while the upstream is not open, or the CSMS has not yet accepted a boot
 * that the gateway accepted in its place:
 *
 * <table>
 *   <caption>What is answered how</caption>
 *   <tr><th>call of the station</th><th>answer</th></tr>
 *   <tr><td>BootNotification</td>
 *       <td>{@code Accepted} with the last interval, for those whom
 *           {@link io.ferrule.proxy.buffer.BufferSettings#boot} vouches for and if the clock has not been set back; else
 *           {@code Pending}, in 1.5 {@code Rejected}</td></tr>
 *   <tr><td>Heartbeat</td>
 *       <td>the time; a CALLERROR if the clock has been set back</td></tr>
 *   <tr><td>Authorize</td>
 *       <td>what the local list says, else what the CSMS last said, not beyond its expiry; others by
 *           {@link io.ferrule.proxy.buffer.BufferSettings#authorize}</td></tr>
 *   <tr><td>StartTransaction</td>
 *       <td>a provisional number from 2,000,000,000 on, and what Authorize would say</td></tr>
 *   <tr><td>StopTransaction, MeterValues, TransactionEvent</td>
 *       <td>the empty answer, with {@code idTokenInfo} where an event has a token</td></tr>
 *   <tr><td>StatusNotification</td>
 *       <td>the empty answer; the last one of each connector is told later</td></tr>
 *   <tr><td>FirmwareStatusNotification, DiagnosticsStatusNotification, SignedFirmwareStatusNotification,
 *           LogStatusNotification, PublishFirmwareStatusNotification, ReservationStatusUpdate,
 *           SecurityEventNotification</td>
 *       <td>the empty answer; told later</td></tr>
 *   <tr><td>DataTransfer, SignCertificate, NotifyEVChargingNeeds, NotifyEVChargingSchedule</td>
 *       <td>{@code Rejected}</td></tr>
 *   <tr><td>GetCertificateStatus, Get15118EVCertificate</td>
 *       <td>{@code Failed}</td></tr>
 *   <tr><td>everything else</td>
 *       <td>CALLERROR GenericError</td></tr>
 * </table>
 *
 * <p>If the journal cannot write, the station gets a CALLERROR InternalError and keeps its message; while the CSMS is
 * there the message goes to it all the same.
 *
 * <p><b>Repetitions</b> are recognised by content, under whatever message id: the station gets the reply that it was
 * given, and the CSMS hears nothing.
 *
 * <p><b>When the CSMS is back</b> it is told the boot first, then the entries of the outbox one at a time, then the
 * statuses. Until nothing waits new transaction-related messages go behind those that wait; other calls go through.
 * What the CSMS refuses three times becomes a dead letter, a start with all that belongs to it; likewise what it leaves
 * unanswered ten times while its connection stays open.
 *
 * <p><b>Numbers.</b> In 1.x a transaction that started while the CSMS was away has two numbers; both sides only ever
 * see their own, in StopTransaction, MeterValues, RemoteStopTransaction, RemoteStartTransaction and SetChargingProfile.
 * A number of 2,000,000,000 or above that the CSMS issues is replaced towards the station, so that it is never that of
 * another transaction. {@code -1} passes as it is.
 *
 * <p>The smallest use:
 *
 * <pre>{@code
 * Buffer buffer = Buffer.over(journal, BufferSettings.of(new SecureRandom()));
 * Proxy proxy = Proxy.builder()
 *         .upstream(URI.create("ws://csms.example/ocpp"))
 *         .whenAway(WhenAway.BUFFER)
 *         .intercept("buffer", OnFailure.REJECT, buffer.interceptors())
 *         .start();
 * }</pre>
 */
@NullMarked
package io.ferrule.proxy.buffer;

import org.jspecify.annotations.NullMarked;
