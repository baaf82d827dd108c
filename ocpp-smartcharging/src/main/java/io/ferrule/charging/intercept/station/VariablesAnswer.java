// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.model.Payload;
import java.util.Optional;

/**
 * What a CSMS of 2.0.1 learns from GetVariables about charging profiles (OCPP 2.0.1 part 2, B06; part 3, SmartChargingCtrlr): what the
 * store takes, not what the station would. Everything else stays as the station wrote it.
 */
public final class VariablesAnswer {

    private static final String RESULTS = "/getVariableResult";
    private static final String COMPONENT = "SmartChargingCtrlr";

    private VariablesAnswer() {}

    /**
     * Whether an answer tells anything about charging profiles.
     *
     * @param answer payload of the station's response
     * @return true if some result is of the component SmartChargingCtrlr
     */
    public static boolean concerns(Payload answer) {
        for (int i = 0; i < answer.size(RESULTS); i++) {
            if (concerns(answer, RESULTS + "/" + i)) {
                return true;
            }
        }
        return false;
    }

    /** Puts in what holds, while so many profiles are installed. */
    static Payload of(Payload answer, int installed) {
        Payload told = answer;
        for (int i = 0; i < answer.size(RESULTS); i++) {
            String result = RESULTS + "/" + i;
            Optional<String> value = concerns(answer, result) ? value(answer, result, installed) : Optional.empty();
            if (value.isPresent()) {
                told = told.with(result + "/attributeStatus", "Accepted").with(result + "/attributeValue", value.get());
                told = told.has(result + "/attributeStatusInfo") ? told.without(result + "/attributeStatusInfo") : told;
            }
        }
        return told;
    }

    /** Names are compared whatever their case (OCPP 2.0.1 part 2, identifierString). What is of one EVSE is the station's own. */
    private static boolean concerns(Payload answer, String result) {
        boolean actual =
                answer.string(result + "/attributeType").map("Actual"::equals).orElse(true);
        return actual
                && !answer.has(result + "/component/evse")
                && !answer.has(result + "/component/instance")
                && answer.string(result + "/component/name")
                        .filter(COMPONENT::equalsIgnoreCase)
                        .isPresent();
    }

    private static Optional<String> value(Payload answer, String result, int installed) {
        String instance = answer.string(result + "/variable/instance").orElse("");
        return answer.string(result + "/variable/name").flatMap(name -> Offer.variable(name, instance, installed));
    }
}
