// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.enrol.Enrolment;
import io.ferrule.certs.enrol.EnrolmentAnswer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A client whose renewals replace one certificate.
 *
 * @param client the client
 * @param replaced how ACME names the certificate; empty if it cannot
 */
record Replacement(AcmeClient client, Optional<String> replaced) implements Enrolment {

    @Override
    public List<X509Certificate> authorities() {
        return client.authorities();
    }

    @Override
    public EnrolmentAnswer enrol(SigningRequest request) {
        return client.enrol(request);
    }

    @Override
    public EnrolmentAnswer renew(SigningRequest request) {
        return client.enrol(request, replaced);
    }
}
