// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol;

import java.time.Duration;

/** What a server says to a request. */
public sealed interface EnrolmentAnswer {

    /**
     * A certificate.
     *
     * @param certificateChain PEM, the certificate first, then those issuers that the server named; in the form in
     *     which CertificateSigned brings it, to be judged in the same way
     */
    record Issued(String certificateChain) implements EnrolmentAnswer {}

    /**
     * Somebody has to agree first; the same request is to be sent again.
     *
     * @param after how long to wait, between a minute and a day
     */
    record Later(Duration after) implements EnrolmentAnswer {}

    /**
     * The server does not want to; asking again changes nothing.
     *
     * @param why a short reason, harmless
     */
    record Refused(String why) implements EnrolmentAnswer {}

    /**
     * There was no answer, or none that makes sense; asking again may help.
     *
     * @param why a short reason, harmless
     */
    record Unavailable(String why) implements EnrolmentAnswer {}
}
