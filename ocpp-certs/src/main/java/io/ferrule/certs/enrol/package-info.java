// SPDX-License-Identifier: Apache-2.0
/**
 * Certificates from an authority directly, before there is a CSMS that could pass them on.
 *
 * <p>{@link io.ferrule.certs.enrol.EstClient} speaks EST; the package {@code acme} has a client for ACME.
 *
 * <p>What an {@link io.ferrule.certs.enrol.Enrolment} brings goes through the same verifier as CertificateSigned:
 *
 * <pre>{@code
 * SSLContext tls = EnrolmentTls.context(roots, Optional.empty());
 * Enrolment est = EstClient.at(URI.create("https://est.example.com"), tls).withPassword("CP001", secret);
 * if (est.enrol(request) instanceof EnrolmentAnswer.Issued issued) {
 *     LeafVerdict verdict = verifier.verify(issued.certificateChain(), known);
 * }
 * }</pre>
 */
@NullMarked
package io.ferrule.certs.enrol;

import org.jspecify.annotations.NullMarked;
