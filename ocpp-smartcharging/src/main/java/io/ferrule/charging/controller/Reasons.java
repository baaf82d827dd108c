// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.Refusal;
import io.ferrule.charging.store.ReasonCodes;
import io.ferrule.model.v201.StatusInfo;

/** Why something is refused. */
final class Reasons {

    private Reasons() {}

    static StatusInfo of(Refusal refusal) {
        return of(ReasonCodes.of(refusal), refusal.rule() + ": " + refusal.reason());
    }

    static StatusInfo of(String code, String sentence) {
        return new StatusInfo(code, sentence, null);
    }
}
