// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.proxy.guard.Ruling;
import java.util.Map;
import java.util.Set;

/**
 * How a call is refused in the words of its own action, where these have a word for it: a status that the schema of the answer knows. Everything
 * else gets the CALLERROR SecurityError.
 */
final class Refusals {

    private static final String REJECTED = "Rejected";

    /** Words of the answers where there is no {@code Rejected} (OCPP 1.6 edition 2, 7; security white paper edition 3; OCPP 2.0.1, part 2, 3). */
    private static final Map<String, String> OTHER_WORDS = Map.of(
            "ClearChargingProfile", "Unknown",
            "UnlockConnector", "UnlockFailed",
            "SendLocalList", "Failed",
            "DeleteCertificate", "Failed");

    private static final Set<String> REJECTABLE = Set.of(
            "RemoteStartTransaction",
            "RemoteStopTransaction",
            "RequestStartTransaction",
            "RequestStopTransaction",
            "SetChargingProfile",
            "Reset",
            "ChangeAvailability",
            "ChangeConfiguration",
            "ClearCache",
            "ReserveNow",
            "CancelReservation",
            "TriggerMessage",
            "ExtendedTriggerMessage",
            "DataTransfer",
            "SignedUpdateFirmware",
            "InstallCertificate",
            "CertificateSigned",
            "GetLog",
            "SetNetworkProfile");

    /** What takes nothing away and tells nobody anything new: it may pass in a quarantine. */
    private static final Set<String> HARMLESS = Set.of(
            "GetConfiguration",
            "GetVariables",
            "GetBaseReport",
            "GetReport",
            "GetMonitoringReport",
            "GetLocalListVersion",
            "GetCompositeSchedule",
            "GetInstalledCertificateIds",
            "GetTransactionStatus",
            "GetChargingProfiles",
            "GetDisplayMessages",
            "CostUpdated",
            "TriggerMessage",
            "ExtendedTriggerMessage",
            "CertificateSigned");

    private Refusals() {}

    static Ruling of(String action, Side from, String reason) {
        String status = REJECTABLE.contains(action) ? REJECTED : OTHER_WORDS.getOrDefault(action, "");
        return status.isEmpty() || from == Side.STATION
                ? Ruling.refuse(ErrorCode.SECURITY_ERROR, reason)
                : new Ruling.Answer(Payload.empty().with("/status", status), reason);
    }

    /** Whether a call of a CSMS changes something at a station. */
    static boolean commands(String action) {
        return !HARMLESS.contains(action);
    }
}
