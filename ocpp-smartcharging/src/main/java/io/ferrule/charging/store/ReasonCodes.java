// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import io.ferrule.charging.Refusal;
import java.util.Map;

/** Why a profile is refused, in the words of OCPP 2.0.1 part 2, appendix 5. */
public final class ReasonCodes {

    private static final Map<String, String> OF_RULE = Map.ofEntries(
            Map.entry("K01.FR.03", "MissingParam"),
            Map.entry("K01.FR.05", "DuplicateProfile"),
            Map.entry("K01.FR.06", "DuplicateProfile"),
            Map.entry("K01.FR.09", "TxNotFound"),
            Map.entry("K01.FR.19", "InvalidSchedule"),
            Map.entry("K01.FR.20", "UnsupportedParam"),
            Map.entry("K01.FR.26", "UnsupportedRateUnit"),
            Map.entry("K01.FR.28", "UnknownEvse"),
            Map.entry("K01.FR.31", "InvalidSchedule"),
            Map.entry("K01.FR.33", "UnknownTxId"),
            Map.entry("K01.FR.34", "InvalidSchedule"),
            Map.entry("K01.FR.35", "InvalidSchedule"),
            Map.entry("K01.FR.39", "InvalidStackLevel"),
            Map.entry("K01.FR.40", "InvalidSchedule"),
            Map.entry("K01.FR.41", "InvalidSchedule"),
            Map.entry("K01.FR.44", "InvalidSchedule"),
            Map.entry("K01.FR.45", "InvalidSchedule"),
            Map.entry("K01.FR.52", "DuplicateProfile"),
            Map.entry("K01.FR.53", "DuplicateProfile"),
            Map.entry("NotAtThisTime", "NotEnabled"),
            Map.entry("SmartChargingCtrlr.Entries", "TooManyElements"),
            Map.entry("SmartChargingCtrlr.PeriodsPerSchedule", "TooManyElements"),
            Map.entry("SmartChargingCtrlr.ProfileStackLevel", "InvalidStackLevel"),
            Map.entry("limit", "TooManyElements"),
            Map.entry("maxItems", "TooManyElements"),
            Map.entry("required", "MissingParam"),
            Map.entry("storage", "InternalError"));

    private ReasonCodes() {}

    /**
     * The reason code for a refusal.
     *
     * @param refusal what was refused, and by which rule
     * @return a code, {@code InvalidProfile} where the rule has none of its own
     */
    public static String of(Refusal refusal) {
        return OF_RULE.getOrDefault(refusal.rule(), "InvalidProfile");
    }
}
