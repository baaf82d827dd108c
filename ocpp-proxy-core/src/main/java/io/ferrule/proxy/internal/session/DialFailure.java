// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.upstream.DialStage;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Why a dial did not succeed.
 *
 * @param httpStatus status of the answer to the upgrade, 0 if there was none
 * @param fault what is to blame
 */
record DialFailure(DialStage stage, int httpStatus, String reason, Fault fault) {

    static DialFailure of(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof DialException dial) {
            return new DialFailure(
                    DialStage.valueOf(dial.stage().name()),
                    dial.httpStatus(),
                    String.valueOf(dial.getMessage()),
                    dial.fault());
        }
        return new DialFailure(DialStage.NETWORK, 0, String.valueOf(cause), Fault.NETWORK);
    }

    /** The embedder could not say where to dial. */
    static DialFailure noTarget(RuntimeException failure) {
        return new DialFailure(DialStage.CONFIGURATION, 0, String.valueOf(failure.getMessage()), Fault.NETWORK);
    }

    /** As embedders hear it. */
    UpstreamFailure told() {
        OptionalInt status = httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
        return new UpstreamFailure(fault, stage, status, reason);
    }
}
