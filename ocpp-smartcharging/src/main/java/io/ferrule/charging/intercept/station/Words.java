// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.Refusal;
import io.ferrule.charging.store.ReasonCodes;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;

/** How the store says yes and no. */
final class Words {

    static final String ACCEPTED = "Accepted";
    static final String REJECTED = "Rejected";
    static final String UNKNOWN = "Unknown";

    private static final int MOST_INFO = 500;

    private Words() {}

    static Payload status(String status) {
        return Payload.empty().with("/status", status);
    }

    /** 1.6 can only say no; from 2.0.1 on the rule is told (OCPP 2.0.1 part 2, StatusInfoType). */
    static Payload refused(OcppVersion version, String status, Refusal refusal) {
        if (version == OcppVersion.V1_6) {
            return status(status);
        }
        String info = refusal.rule() + ": " + refusal.reason();
        Payload why = Payload.empty()
                .with("/reasonCode", ReasonCodes.of(refusal))
                .with("/additionalInfo", info.length() > MOST_INFO ? info.substring(0, MOST_INFO) : info);
        return status(status).with("/statusInfo", why);
    }
}
