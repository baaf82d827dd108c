// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import io.ferrule.charging.Refusal;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.model.OcppVersion;
import java.util.Optional;

/**
 * Says whether a station should take a profile, and which rule is against it. The rules of 2.0.1 and 2.1 are named by
 * their requirement (K01.FR.35), those of 1.6 by their clause (7.14) or by the key that forbids it.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ProfileCheck {

    private final OcppVersion version;
    private final StationSettings settings;
    private final boolean strict;

    /**
     * Makes a check for one station.
     *
     * @param version version of the conversation
     * @param settings what the station says about itself
     * @param strict whether a missing {@code startSchedule} of an absolute or recurring schedule is refused; CSMSs in
     *     the field leave it out
     */
    public ProfileCheck(OcppVersion version, StationSettings settings, boolean strict) {
        this.version = version;
        this.settings = settings;
        this.strict = strict;
    }

    /**
     * Finds the first rule that is broken.
     *
     * @param proposal the profile and what it would meet
     * @return that rule, or empty if the station should take the profile
     */
    public Optional<Refusal> check(Proposal proposal) {
        try {
            if (version == OcppVersion.V1_6) {
                new RulesOf16(settings, strict).check(proposal);
            } else {
                new RulesOf2(version, settings, strict).check(proposal);
            }
            return Optional.empty();
        } catch (RefusedException e) {
            return Optional.of(e.refusal());
        }
    }
}
