// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import io.ferrule.certs.Issued;
import io.ferrule.certs.enrol.Enrolment;
import java.io.IOException;

/** The way to an authority, with what the gateway has to show there. */
public interface EnrolmentDoor {

    /**
     * For a station without a certificate.
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
}
