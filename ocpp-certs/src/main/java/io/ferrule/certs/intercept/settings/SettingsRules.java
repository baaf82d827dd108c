// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.model.StationId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the gateway says of itself in the place of stations, and how it changes. Immutable.
 *
 * @param configured by what each station is connected as long as its CSMS has changed nothing
 * @param csms whether an address without the station's identity, of either scheme, is that of the CSMS (OCPP 2.x,
 *     SetNetworkProfile)
 * @param organisation name of the operator (CpoName, OrganizationName) as long as its CSMS has changed nothing; empty for none
 * @param material the certificates of each station
 * @param certificates what the gateway can do with certificates
 * @param fileTransfer protocols of the gateway's up- and downloads, such as {@code HTTPS} and {@code FTP}
 * @param grace how long calls of a station wait while its connection is changed
 * @param executor where the disk is waited for
 * @param notes told, in words for an operator and without secrets, what became of a station's settings; must not block
 */
public record SettingsRules(
        Function<StationId, NorthboundChoice> configured,
        Predicate<URI> csms,
        Function<StationId, String> organisation,
        StationMaterial material,
        CertificateLimits certificates,
        List<String> fileTransfer,
        Duration grace,
        Executor executor,
        BiConsumer<StationId, String> notes) {

    /** Copies the list and checks the grace. */
    public SettingsRules {
        fileTransfer = List.copyOf(fileTransfer);
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace is not negative, was " + grace);
        }
    }

    /**
     * What the gateway can do with certificates, as the CSMS reads it.
     *
     * @param additionalRootCheck whether a new root must be signed by the old one (AdditionalRootCertificateCheck)
     * @param maxChainSize longest PEM chain in characters (CertificateSignedMaxChainSize, MaxCertificateChainSize), 1 to
     *     10,000
     * @param storeMax most roots of a station (CertificateStoreMaxLength, CertificateEntries), at least 1
     */
    public record CertificateLimits(boolean additionalRootCheck, int maxChainSize, int storeMax) {

        private static final int MOST_CHAIN = 10_000;

        /** Checks the ranges. */
        public CertificateLimits {
            if (maxChainSize < 1 || maxChainSize > MOST_CHAIN || storeMax < 1) {
                throw new IllegalArgumentException("maxChainSize must be 1 to " + MOST_CHAIN
                        + " and storeMax at least 1, were " + maxChainSize + " and " + storeMax);
            }
        }

        /**
         * No additional check, 10,000 characters, 20 roots.
         *
         * @return the defaults
         */
        public static CertificateLimits defaults() {
            return new CertificateLimits(false, MOST_CHAIN, 20);
        }
    }
}
