// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import java.util.Set;

/** What is to blame when a CSMS, or what stands in front of it, answers the upgrade with another status than 101. */
final class UpgradeFaults {

    /** Answers to a client whose certificate is not taken. */
    private static final Set<Integer> ABOUT_THE_CERTIFICATE = Set.of(400, 401, 403, 495, 496);
    /** nginx so asks for a certificate, whatever the profile. */
    private static final Set<Integer> WANTING_A_CERTIFICATE = Set.of(495, 496);

    private static final Set<Integer> ABOUT_THE_PASSWORD = Set.of(401, 403);

    private UpgradeFaults() {}

    static Fault of(int status, SecurityProfile profile) {
        boolean certificate = profile == SecurityProfile.TLS_CLIENT_CERTIFICATE
                ? ABOUT_THE_CERTIFICATE.contains(status)
                : WANTING_A_CERTIFICATE.contains(status);
        if (certificate) {
            return Fault.CERTIFICATE;
        }
        return ABOUT_THE_PASSWORD.contains(status) ? Fault.CREDENTIALS : Fault.NETWORK;
    }
}
