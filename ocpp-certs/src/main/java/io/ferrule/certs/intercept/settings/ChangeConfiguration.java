// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.certs.intercept.settings.Changes.Verdict;
import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.CallVerdict;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** ChangeConfiguration of the gateway's own keys in OCPP 1.6 (5.3). Safe for use by several threads. */
final class ChangeConfiguration {

    static final String ACTION = "ChangeConfiguration";

    private final StationId station;
    private final Changes changes;

    ChangeConfiguration(StationId station, Changes changes) {
        this.station = station;
        this.changes = changes;
    }

    /** What becomes of a change, or empty if the key is none of ours. */
    Optional<CompletableFuture<Verdict>> judge(Call call) {
        String value = call.payload().string("/value").orElse("");
        return call.payload().string("/key").flatMap(GatewayKeys::own).map(key -> judge(key, value));
    }

    private CompletableFuture<Verdict> judge(String key, String value) {
        return switch (key) {
            case "SecurityProfile" -> changes.profile(station, value.strip());
            case "AuthorizationKey" -> changes.key(station, value);
            case "CpoName" -> changes.organisation(station, value);
            default -> CompletableFuture.completedFuture(Verdict.READ_ONLY);
        };
    }

    static CallVerdict answer(Verdict verdict) {
        return CallVerdict.answer(Payload.empty().with("/status", verdict.accepted() ? "Accepted" : "Rejected"));
    }
}
