// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.StationCapabilities.Accepts;

/** Sentences for people. */
final class Descriptions {

    private Descriptions() {}

    static String of(StationCapabilities capabilities) {
        Accepts accepts = capabilities.accepts();
        return accepts.maxInstalled() == 0
                ? "the station takes no charging profile"
                : "the station takes limits in " + accepts.units() + " up to stack level " + accepts.maxStackLevel()
                        + " as " + accepts.purposes();
    }
}
