// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol;

import io.ferrule.certs.SigningRequest;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A way to a certificate that does not go through the CSMS. {@link EstClient} and {@code acme.AcmeClient} are two; the seam
 * for more.
 *
 * <p>What is issued is not trusted for where it comes from: it goes through the same verifier as CertificateSigned.
 * Calls block until the answer is there or the client's own deadline has passed.
 */
public interface Enrolment {

    /**
     * The certificates of the authorities, roots and intermediates, by which what is issued may be judged besides the
     * roots that a station has anyway.
     *
     * @return possibly none, where neither the server nor the operator names any
     * @throws IOException if the server cannot be reached, or answers something else
     */
    List<X509Certificate> authorities() throws IOException;

    /**
     * Asks for a first certificate.
     *
     * @param request a request for a new key
     * @return what the server said; a server that cannot be reached is {@link EnrolmentAnswer.Unavailable}
     */
    EnrolmentAnswer enrol(SigningRequest request);

    /**
     * Asks for the certificate that follows the one in use, which authenticates the call.
     *
     * @param request a request for a new key with the same subject
     * @return what the server said
     */
    EnrolmentAnswer renew(SigningRequest request);
}
