// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.Refusal;
import io.ferrule.model.v201.StatusInfo;
import java.util.Map;

/** Why something is refused, in the words of OCPP 2.0.1 (part 2, appendix 5, reason codes). */
final class Reasons {

    private static final Map<String, String> OF_RULE = Map.ofEntries(
            Map.entry("K01.FR.05", "DuplicateProfile"),
            Map.entry("K01.FR.06", "DuplicateProfile"),
            Map.entry("K01.FR.19", "InvalidSchedule"),
            Map.entry("K01.FR.20", "UnsupportedParam"),
            Map.entry("K01.FR.26", "UnsupportedRateUnit"),
            Map.entry("K01.FR.28", "UnknownEvse"),
            Map.entry("K01.FR.31", "InvalidSchedule"),
            Map.entry("K01.FR.34", "InvalidSchedule"),
            Map.entry("K01.FR.35", "InvalidSchedule"),
            Map.entry("K01.FR.40", "InvalidSchedule"),
            Map.entry("K01.FR.41", "InvalidSchedule"),
            Map.entry("K01.FR.44", "InvalidSchedule"),
            Map.entry("K01.FR.45", "InvalidSchedule"),
            Map.entry("SmartChargingCtrlr.ProfileStackLevel", "InvalidStackLevel"),
            Map.entry("SmartChargingCtrlr.PeriodsPerSchedule", "TooManyElements"),
            Map.entry("SmartChargingCtrlr.Entries", "TooManyElements"),
            Map.entry("required", "MissingParam"));

    private Reasons() {}

    static StatusInfo of(Refusal refusal) {
        return of(OF_RULE.getOrDefault(refusal.rule(), "InvalidProfile"), refusal.rule() + ": " + refusal.reason());
    }

    static StatusInfo of(String code, String sentence) {
        return new StatusInfo(code, sentence, null);
    }
}
