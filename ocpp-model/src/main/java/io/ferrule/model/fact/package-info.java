// SPDX-License-Identifier: Apache-2.0
/**
 * The facts that a proxy needs of a message, in the same form for OCPP 1.5, 1.6 and 2.0.1: who, where, which transaction,
 * how much, which setting, which address, which firmware. Each comes with the JSON Pointer of the place where it stands,
 * so that an interceptor can change just that.
 *
 * <p>A message of 1.6 and one of 2.0.1 that mean the same say it in different places; this package knows them. It does not
 * translate messages, and it does not judge them.
 *
 * <p>Which request or response has which facts (1.5 has those of its actions; 2.1 is read like 2.0.1):
 *
 * <table>
 *   <caption>Facts of messages</caption>
 *   <tr><th>fact</th>
 *       <th>1.5, 1.6</th>
 *       <th>2.0.1</th></tr>
 *   <tr><td>{@link io.ferrule.model.fact.Facts#identifiers() identifiers}</td>
 *       <td>Authorize, Authorize.conf, RemoteStartTransaction, ReserveNow, SendLocalList, StartTransaction,
 *           StartTransaction.conf, StopTransaction, StopTransaction.conf</td>
 *       <td>Authorize, AuthorizeResponse, CustomerInformation, RequestStartTransaction, ReserveNow,
 *           SendLocalList, TransactionEvent, TransactionEventResponse</td></tr>
 *   <tr><td>{@link io.ferrule.model.fact.Facts#authorizations() authorizations}</td>
 *       <td>Authorize.conf, SendLocalList, StartTransaction.conf, StopTransaction.conf</td>
 *       <td>AuthorizeResponse, SendLocalList, TransactionEventResponse</td></tr>
 *   <tr><td>{@link io.ferrule.model.fact.Facts#connector() connector}</td>
 *       <td>ChangeAvailability, ClearChargingProfile, ExtendedTriggerMessage, GetCompositeSchedule,
 *           GetCompositeSchedule.conf, MeterValues, RemoteStartTransaction, ReserveNow, SetChargingProfile,
 *           StartTransaction, StatusNotification, TriggerMessage, UnlockConnector</td>
 *       <td>ChangeAvailability, ClearChargingProfile, ClearedChargingLimit, GetChargingProfiles,
 *           GetCompositeSchedule, GetCompositeScheduleResponse, MeterValues, NotifyChargingLimit,
 *           NotifyEVChargingNeeds, NotifyEVChargingSchedule, ReportChargingProfiles, RequestStartTransaction,
 *           ReserveNow, Reset, SetChargingProfile, StatusNotification, TransactionEvent, TriggerMessage,
 *           UnlockConnector</td></tr>
 *   <tr><td>{@link io.ferrule.model.fact.Facts#transactions() transactions}</td>
 *       <td>MeterValues, RemoteStartTransaction, RemoteStopTransaction, SetChargingProfile,
 *           StartTransaction.conf, StopTransaction</td>
 *       <td>CostUpdated, GetTransactionStatus, NotifyDisplayMessages, NotifyEvent, ReportChargingProfiles,
 *           RequestStartTransaction, RequestStartTransactionResponse, RequestStopTransaction, SetChargingProfile,
 *           SetDisplayMessage, TransactionEvent</td></tr>
 *   <tr><td>{@link io.ferrule.model.fact.Facts#limits() limits}</td>
 *       <td>GetCompositeSchedule.conf, RemoteStartTransaction, SetChargingProfile</td>
 *       <td>GetCompositeScheduleResponse, NotifyChargingLimit, NotifyEVChargingSchedule, ReportChargingProfiles,
 *           RequestStartTransaction, SetChargingProfile</td></tr>
 *   <tr><td>{@link io.ferrule.model.fact.Facts#settings() settings}</td>
 *       <td>ChangeConfiguration, GetConfiguration, GetConfiguration.conf</td>
 *       <td>GetVariables, GetVariablesResponse, NotifyEvent, NotifyReport, SetVariables,
 *           SetVariablesResponse</td></tr>
 *   <tr><td>{@link io.ferrule.model.fact.Facts#addresses() addresses}</td>
 *       <td>GetDiagnostics, GetLog, SignedUpdateFirmware, UpdateFirmware</td>
 *       <td>Authorize, AuthorizeResponse, GetCertificateStatus, GetLog, NotifyDisplayMessages, PublishFirmware,
 *           PublishFirmwareStatusNotification, SendLocalList, SetDisplayMessage, SetNetworkProfile,
 *           TransactionEventResponse, UpdateFirmware</td></tr>
 *   <tr><td>{@link io.ferrule.model.fact.Facts#firmware() firmware}</td>
 *       <td>SignedUpdateFirmware, UpdateFirmware</td>
 *       <td>PublishFirmware, UpdateFirmware</td></tr>
 * </table>
 *
 * <p>A card that the CSMS knows by another name, in every message of every version:
 *
 * <!-- snippet: rename --><pre>{@code
 * static Call renamed(OcppVersion version, Call call, String stationTag, String csmsTag) {
 *     Payload payload = call.payload();
 *     for (Identifier identifier : Facts.of(version, call).identifiers()) {
 *         if (identifier.is(stationTag)) {
 *             payload = payload.with(identifier.pointer(), csmsTag);
 *         }
 *     }
 *     return call.withPayload(payload);
 * }
 * }</pre>
 *
 * <p>Whether a profile asks for more than the fuse can bear; a limit in watts or in no known unit is refused as well:
 *
 * <!-- snippet: fuse --><pre>{@code
 * static boolean exceeds(OcppVersion version, Call call, BigDecimal amperes) {
 *     return Facts.of(version, call).limits().stream()
 *             .anyMatch(limit -> !limit.unit().equals(Optional.of(Limit.Unit.A))
 *                     || limit.value().compareTo(amperes) > 0);
 * }
 * }</pre>
 *
 * <p>All types are immutable and safe for use by several threads.
 */
@NullMarked
package io.ferrule.model.fact;

import org.jspecify.annotations.NullMarked;
