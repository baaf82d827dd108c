// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.Refusal;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.util.Map;

/** How the store says yes and no. */
final class Words {

    static final String ACCEPTED = "Accepted";
    static final String REJECTED = "Rejected";
    static final String UNKNOWN = "Unknown";

    private static final int MOST_INFO = 500;

    /** The reason codes of OCPP 2.0.1 part 2, appendix 5, for the rules that have one of their own. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("K01.FR.28", "UnknownEvse"),
            Map.entry("K01.FR.09", "TxNotFound"),
            Map.entry("K01.FR.33", "UnknownTxId"),
            Map.entry("K01.FR.03", "MissingParam"),
            Map.entry("K01.FR.26", "UnsupportedRateUnit"),
            Map.entry("K01.FR.31", "InvalidSchedule"),
            Map.entry("K01.FR.35", "InvalidSchedule"),
            Map.entry("K01.FR.40", "InvalidSchedule"),
            Map.entry("K01.FR.41", "InvalidSchedule"),
            Map.entry("K01.FR.45", "InvalidSchedule"),
            Map.entry("K01.FR.06", "DuplicateProfile"),
            Map.entry("K01.FR.39", "InvalidStackLevel"),
            Map.entry("K01.FR.52", "DuplicateProfile"),
            Map.entry("K01.FR.53", "DuplicateProfile"),
            Map.entry("SmartChargingCtrlr.ProfileStackLevel", "InvalidStackLevel"),
            Map.entry("SmartChargingCtrlr.PeriodsPerSchedule", "TooManyElements"),
            Map.entry("SmartChargingCtrlr.Entries", "TooManyElements"),
            Map.entry("required", "MissingParam"),
            Map.entry("maxItems", "TooManyElements"),
            Map.entry("limit", "TooManyElements"),
            Map.entry("storage", "InternalError"),
            Map.entry("NotAtThisTime", "NotEnabled"));

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
                .with("/reasonCode", REASONS.getOrDefault(refusal.rule(), "InvalidProfile"))
                .with("/additionalInfo", info.length() > MOST_INFO ? info.substring(0, MOST_INFO) : info);
        return status(status).with("/statusInfo", why);
    }
}
