// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import io.ferrule.certs.Refusal;
import java.security.cert.X509Certificate;

/** What becomes of a signed firmware, or of the certificate that came with it. */
public sealed interface FirmwareVerdict {

    /**
     * The certificate may sign firmware; or, after the file was checked, the signature fits (SignatureVerified).
     *
     * @param signer certificate of the signer
     */
    record Valid(X509Certificate signer) implements FirmwareVerdict {}

    /**
     * The certificate is not to be trusted: InvalidCertificate, or RevokedCertificate for {@link Refusal#REVOKED},
     * and the event InvalidFirmwareSigningCertificate.
     *
     * @param reason the first check that failed
     * @param detail what else is known, harmless and short, possibly empty
     */
    record InvalidCertificate(Refusal reason, String detail) implements FirmwareVerdict {}

    /**
     * The file is not what was signed: InvalidSignature, and the event InvalidFirmwareSignature.
     *
     * @param reason what is wrong with the signature
     */
    record InvalidSignature(Refusal reason) implements FirmwareVerdict {}
}
