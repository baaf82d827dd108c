// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.proxy.upstream.Password;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.util.Optional;

/**
 * By what a station is to be connected with its CSMS. Immutable.
 *
 * @param profile the security profile
 * @param password the password of profiles 1 and 2, if there is one
 */
public record NorthboundChoice(SecurityProfile profile, Optional<Password> password) {

    /**
     * With another profile.
     *
     * @param other the profile
     * @return a copy
     */
    public NorthboundChoice with(SecurityProfile other) {
        return new NorthboundChoice(other, password);
    }

    /**
     * With another password.
     *
     * @param other the password
     * @return a copy
     */
    public NorthboundChoice with(Password other) {
        return new NorthboundChoice(profile, Optional.of(other));
    }

    /** Whether the password is part of what a CSMS sees when it is dialled. */
    boolean showsPassword() {
        return profile == SecurityProfile.BASIC || profile == SecurityProfile.TLS_BASIC;
    }
}
