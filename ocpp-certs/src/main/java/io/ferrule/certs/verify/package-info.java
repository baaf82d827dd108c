// SPDX-License-Identifier: Apache-2.0
/**
 * Judges certificates and signatures that arrive in OCPP messages. Pure functions over values.
 *
 * <p>{@link io.ferrule.certs.verify.LeafVerifier} judges CertificateSigned,
 * {@link io.ferrule.certs.verify.FirmwareVerifier} judges SignedUpdateFirmware.
 *
 * <pre>{@code
 * LeafVerifier verifier = new LeafVerifier(LeafPolicy.standard());
 * if (verifier.verify(certificateChain, known) instanceof LeafVerdict.Accepted accepted) {
 *     rotation.keepCertificate(station, accepted);
 * }
 * }</pre>
 */
@NullMarked
package io.ferrule.certs.verify;

import org.jspecify.annotations.NullMarked;
