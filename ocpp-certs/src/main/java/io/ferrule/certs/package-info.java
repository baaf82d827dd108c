// SPDX-License-Identifier: Apache-2.0
/**
 * Keys and certificates on a station's behalf: what the engines share.
 *
 * <p>{@link io.ferrule.certs.PemFiles} reads and writes what operators have on disk, {@link
 * io.ferrule.certs.CertificateFacts} says what is in a certificate, {@link io.ferrule.certs.ThrowawayAuthority} makes
 * certificates for demonstrations and tests.
 *
 * <p>The engines are in packages of their own, all free of OCPP's messages and of the proxy:
 *
 * <ul>
 *   <li>{@code store} keeps keys, certificates and roots of stations, and takes a new key through its stages;
 *   <li>{@code verify} judges certificates that arrive, and signed firmware;
 *   <li>{@code roots} decides about roots that are installed and deleted;
 *   <li>{@code report} tells what breaks when;
 *   <li>{@code enrol} asks an authority directly.
 * </ul>
 *
 * <p>A request for a certificate is a {@link io.ferrule.certs.SigningRequest} for a {@link
 * io.ferrule.certs.StationSubject} and a key of a {@link io.ferrule.certs.KeyType}; installed roots go by {@link
 * io.ferrule.certs.CertificateHashData}; every refusal has its {@link io.ferrule.certs.Refusal} reason.
 *
 * <pre>{@code
 * List<X509Certificate> chain = PemFiles.certificates(Path.of("cp001.pem"));
 * PrivateKey key = PemFiles.privateKey(Path.of("cp001.key"));
 * }</pre>
 */
@NullMarked
package io.ferrule.certs;

import org.jspecify.annotations.NullMarked;
