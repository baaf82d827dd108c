// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.net.URI;
import java.util.Optional;

/** An authority that gives certificates without the CSMS. */
public sealed interface EnrolmentSettings permits EstSettings, AcmeSettings {

    /**
     * Where it is.
     *
     * @return an address that starts with {@code https://}
     */
    URI url();

    /**
     * The protocol that it speaks.
     *
     * @return the key of its block
     */
    String word();

    /** No authority can be asked for a certificate in nobody's name. */
    static void check(CertificateSettings certificates, Section northbound) {
        certificates
                .enrolment()
                .filter(authority -> certificates.requests().organisation().isEmpty())
                .ifPresent(authority -> northbound.problem(
                        "organisation",
                        "is required where certificates.enrolment." + authority.word() + " asks for certificates"));
    }

    /** Reads a block with {@code est} or {@code acme}; empty where it is of no use, which the source knows. */
    static Optional<EnrolmentSettings> read(Section section, Source source) {
        boolean est = section.has("est");
        boolean acme = section.has("acme");
        if (est == acme) {
            section.problem(
                    "needs est: {url: https://…, trust: [est-ca.pem]} or acme: {url: https://…, trust: [ca.pem],"
                            + " name: …, listen: …}, and not both");
        }
        Optional<EstSettings> first = section.section("est").flatMap(block -> EstSettings.read(block, source));
        Optional<AcmeSettings> second = section.section("acme").flatMap(block -> AcmeSettings.read(block, source));
        return first.<EnrolmentSettings>map(settings -> settings).or(() -> second);
    }
}
