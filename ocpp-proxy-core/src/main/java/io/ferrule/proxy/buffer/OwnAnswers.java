// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the gateway says in place of the CSMS, in the words of one version.
 *
 * @param version version of the session
 */
record OwnAnswers(OcppVersion version) {

    private static final Map<String, String> REFUSED_BY_STATUS = Map.of(
            "DataTransfer", "Rejected",
            "SignCertificate", "Rejected",
            "NotifyEVChargingNeeds", "Rejected",
            "NotifyEVChargingSchedule", "Rejected",
            "GetCertificateStatus", "Failed",
            "Get15118EVCertificate", "Failed");

    /** 1.5 has no Pending (OCPP 1.5, 4.2): a station that is rejected there tries again after the interval. */
    Payload boot(boolean accepted, Duration interval, Instant now) {
        String waiting = version == OcppVersion.V1_5 ? "Rejected" : "Pending";
        return Payload.empty()
                .with("/status", accepted ? "Accepted" : waiting)
                .with("/currentTime", Timestamp.of(now))
                .with(intervalPointer(), Math.toIntExact(interval.toSeconds()));
    }

    /** Where the answer to a boot has its interval. */
    String intervalPointer() {
        return version == OcppVersion.V1_5 ? "/heartbeatInterval" : "/interval";
    }

    Payload heartbeat(Instant now) {
        return Payload.empty().with("/currentTime", Timestamp.of(now));
    }

    Payload authorize(Payload info) {
        return Payload.empty().with(infoPointer(), info);
    }

    Payload start(int transactionId, Payload info) {
        return Payload.empty().with("/transactionId", transactionId).with(infoPointer(), info);
    }

    /** An event of a transaction; what it says about a token stands only where the event has one. */
    Payload event(Optional<Payload> info) {
        return info.map(this::authorize).orElseGet(Payload::empty);
    }

    /** To what cannot be done without the CSMS, and can be asked for again. */
    Ruling other(String action) {
        String status = REFUSED_BY_STATUS.get(action);
        if (status == null) {
            return new Ruling.Refusal(ErrorCode.GENERIC_ERROR, "the CSMS is away");
        }
        Payload answer = Payload.empty().with("/status", status);
        return new Ruling.Result(action.equals("Get15118EVCertificate") ? answer.with("/exiResponse", "") : answer);
    }

    /** Where {@code idTagInfo} or {@code idTokenInfo} stands in the answers of this version. */
    String infoPointer() {
        return second() ? "/idTokenInfo" : "/idTagInfo";
    }

    boolean second() {
        return version.compareTo(OcppVersion.V2_0_1) >= 0;
    }
}
