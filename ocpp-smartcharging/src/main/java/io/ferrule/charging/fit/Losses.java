// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.Feature;
import io.ferrule.charging.InstalledProfile;
import java.time.Instant;

/**
 * Notes what single profiles say and no station of 1.6 can be told.
 *
 * @param delivers what the station delivers
 */
record Losses(StationCapabilities.Delivers delivers) {

    void note(InstalledProfile installed, Instant at, Remarks remarks) {
        ChargingProfile profile = installed.profile();
        for (Feature feature : Feature.values()) {
            // What is a hint to the vehicle only is no loss: the station of 1.6 would not pass it on.
            if (profile.features().contains(feature) && feature != Feature.MIN_CHARGING_RATE) {
                remarks.add(feature.member() + " of profile " + profile.id(), at);
            }
        }
        boolean fewer = profile.schedule().periods().stream()
                .anyMatch(period -> period.numberPhases().orElse(delivers.phases()) < delivers.phases());
        if (fewer && !delivers.phaseSwitching()) {
            remarks.add("numberPhases of profile " + profile.id(), at);
        }
    }
}
