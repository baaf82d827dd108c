// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import io.ferrule.certs.Issued;
import io.ferrule.certs.enrol.Enrolment;
import io.ferrule.certs.enrol.RenewalWindow;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** The way to an authority, with what the gateway has to show there. */
public interface EnrolmentDoor {

    /**
     * For a station without a certificate that is valid.
     *
     * @return the client
     * @throws IOException if a file that the configuration names cannot be used
     */
    Enrolment first() throws IOException;

    /**
     * For a station whose certificate is to be followed by another.
     *
     * @param own the certificate in use
     * @return the client
     * @throws IOException if a file that the configuration names cannot be used
     */
    Enrolment next(Issued own) throws IOException;

    /**
     * When the authority would like a certificate to be followed by another.
     *
     * @param inUse the certificate
     * @return its word; empty where it has none, as with EST
     * @throws IOException if the authority cannot be asked, or answers something else
     */
    default Optional<RenewalWindow> window(X509Certificate inUse) throws IOException {
        return Optional.empty();
    }
}
