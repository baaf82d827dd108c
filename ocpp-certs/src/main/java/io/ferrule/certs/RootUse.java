// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

import io.ferrule.model.OcppVersion;
import java.util.Arrays;
import java.util.Optional;

/** What an installed root is for, with the words of both security extensions. */
public enum RootUse {
    /** Verifies the CSMS and the station's own chain. */
    CSMS("CentralSystemRootCertificate", "CSMSRootCertificate"),
    /** Verifies signed firmware. */
    MANUFACTURER("ManufacturerRootCertificate", "ManufacturerRootCertificate"),
    /** Verifies vehicles, ISO 15118; OCPP 2.x only. */
    V2G("", "V2GRootCertificate"),
    /** Verifies contracts, ISO 15118; OCPP 2.x only. */
    MOBILITY_OPERATOR("", "MORootCertificate");

    private final String name16;
    private final String name201;

    RootUse(String name16, String name201) {
        this.name16 = name16;
        this.name201 = name201;
    }

    /**
     * The word of OCPP 1.6 with the security extension.
     *
     * @return the word, or empty if OCPP 1.6 has none
     */
    public Optional<String> name16() {
        return name16.isEmpty() ? Optional.empty() : Optional.of(name16);
    }

    /**
     * The word of one version, for texts.
     *
     * @param version which one
     * @return the word; that of OCPP 2.0.1 where the version has none
     */
    public String in(OcppVersion version) {
        return version == OcppVersion.V1_6 ? name16().orElse(name201) : name201;
    }

    /**
     * The word of OCPP 2.0.1 and 2.1.
     *
     * @return the word
     */
    public String name201() {
        return name201;
    }

    /**
     * Finds a use by either word.
     *
     * @param word a certificateType of InstallCertificate or GetInstalledCertificateIds
     * @return the use, or empty if the word means no root
     */
    public static Optional<RootUse> named(String word) {
        return Arrays.stream(values())
                .filter(use -> use.name201.equals(word) || (use.name16.equals(word) && !word.isEmpty()))
                .findFirst();
    }
}
