// SPDX-License-Identifier: Apache-2.0
/**
 * Plays a station that takes signed firmware (security white paper for OCPP 1.6, edition 3, L01) for one that only knows
 * UpdateFirmware.
 *
 * <table>
 *   <caption>What becomes of what</caption>
 *   <tr><th>message</th><th>what the gateway does</th></tr>
 *   <tr><td>SignedUpdateFirmware</td>
 *       <td>judges the certificate, answers, fetches at retrieveDateTime, checks the signature, and sends the station
 *           UpdateFirmware at installDateTime with a one-time URL of its own</td></tr>
 *   <tr><td>UpdateFirmware of the CSMS</td>
 *       <td>CALLERROR NotSupported (L01.FR.20), unless the settings let it pass</td></tr>
 *   <tr><td>ExtendedTriggerMessage for FirmwareStatusNotification; TriggerMessage for it while an update is under way</td>
 *       <td>Accepted, and the last status, or Idle (L01.FR.28, L01.FR.29)</td></tr>
 *   <tr><td>FirmwareStatusNotification of the station</td>
 *       <td>answered; told to the CSMS as SignedFirmwareStatusNotification as far as it is news</td></tr>
 *   <tr><td>BootNotification of the station</td>
 *       <td>passes; another firmware version than before ends the update with Installed</td></tr>
 * </table>
 *
 * <p>The statuses that the CSMS has to be told are on disk until it has answered. They go up one after the other, not
 * before the station's boot is accepted.
 *
 * <pre>{@code
 * SignedFirmware firmware = SignedFirmware.over(directory, settings, background);
 * Proxy proxy = Proxy.builder()
 *         .upstream(URI.create("wss://csms.example/ocpp"))
 *         .intercept("firmware", OnFailure.REJECT, firmware.interceptors())
 *         .start();
 * }</pre>
 */
@NullMarked
package io.ferrule.certs.firmware.intercept;

import org.jspecify.annotations.NullMarked;
