// SPDX-License-Identifier: Apache-2.0
/**
 * What speaks OCPP about keys, certificates and security on behalf of stations that know none of it.
 *
 * <p>{@link io.ferrule.certs.intercept.CertificateLife} gives each station a certificate life. For OCPP 1.6 with the security
 * extension and for OCPP 2.0.1 the gateway answers in the station's place:
 *
 * <table>
 *   <caption>Who answers what</caption>
 *   <tr><th>from the CSMS</th><th>answer</th></tr>
 *   <tr><td>ExtendedTriggerMessage SignChargePointCertificate, TriggerMessage SignChargingStationCertificate</td>
 *       <td>Accepted, then SignCertificate with a new key; Rejected without the operator's name, or when nothing can be written</td></tr>
 *   <tr><td>CertificateSigned</td>
 *       <td>Accepted when the certificate is good and on disk; else Rejected and a security event</td></tr>
 *   <tr><td>InstallCertificate</td>
 *       <td>Accepted when the root is on disk; Rejected and a security event for a bad one; Failed if it cannot be written</td></tr>
 *   <tr><td>DeleteCertificate</td>
 *       <td>Failed for the station's own, for the root that the connection needs and for the last one</td></tr>
 *   <tr><td>GetInstalledCertificateIds</td>
 *       <td>from the store; in 2.0.1 the station is asked for what only it has</td></tr>
 * </table>
 *
 * <p>A station's own SignCertificate is answered with Rejected. In 2.0.1 what concerns vehicles (V2GCertificate, and the roots in
 * {@link io.ferrule.certs.intercept.Switching#stationRoots}) passes, and so does every {@code DataTransfer} of the Plug &amp; Charge note
 * in 1.6.
 *
 * <p><b>Renewal.</b> A certificate is asked for when the CSMS triggers it, when an operator does, and by itself in the last month or
 * third of its life, spread over a tenth of that time and at most eight at once. A request waits for the CSMS, a restart takes it
 * up, and a key is on disk before its request leaves.
 *
 * <p><b>Trial.</b> A new certificate is dialled with at once; the station's calls are held meanwhile. What proves it is the first
 * CALLRESULT, of the station's call or of a heartbeat of our own. If the CSMS refuses it, the old one is dialled with at once,
 * and when that works the new one is discarded with its event. When the network fails, turns are taken, and the new one is tried again
 * after a rest, three times. Nothing is discarded before a connection has come about. A new root under
 * AdditionalRootCertificateCheck goes the same way. The rules of {@link io.ferrule.certs.verify.EffectRules} say what becomes of the
 * old certificate.
 *
 * <p><b>Clock.</b> By a time before 2025 or after 2070 nothing is renewed and no validity is judged.
 *
 * <p><b>Identities.</b> By default each station has its own (mode S): the gateway is that station's secure front end. {@link
 * io.ferrule.certs.intercept.Naming#withGateway} makes one for all (mode L): one rotates, then the others follow.
 *
 * <p>The smallest use:
 *
 * <pre>{@code
 * CertificateLife life = CertificateLife.over(store, LifeSettings.of(Naming.of("Example CPO"), means), events);
 * Proxy proxy = Proxy.builder()
 *         .upstream((station, version) -> target(station, version, life.credentialsOf(station)))
 *         .intercept("certificates", OnFailure.REJECT, life.interceptors())
 *         .start();
 * }</pre>
 */
@NullMarked
package io.ferrule.certs.intercept;

import org.jspecify.annotations.NullMarked;
