// SPDX-License-Identifier: Apache-2.0
/**
 * Keys and certificates on a station's behalf.
 *
 * <p>{@link io.ferrule.certs.PemFiles} reads and writes what operators have on disk,
 * {@link io.ferrule.certs.CertificateFacts} says what is in a certificate and what is wrong with it, and
 * {@link io.ferrule.certs.ThrowawayAuthority} makes certificates for demonstrations and tests.
 *
 * <pre>{@code
 * List<X509Certificate> chain = PemFiles.certificates(Path.of("cp001.pem"));
 * PrivateKey key = PemFiles.privateKey(Path.of("cp001.key"));
 * }</pre>
 */
@NullMarked
package io.ferrule.certs;

import org.jspecify.annotations.NullMarked;
