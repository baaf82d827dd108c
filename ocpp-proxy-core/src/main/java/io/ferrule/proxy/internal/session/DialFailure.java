// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.upstream.DialStage;
import io.ferrule.proxy.internal.link.DialException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Why a dial did not succeed.
 *
 * @param httpStatus status of the answer to the upgrade, 0 if there was none
 */
record DialFailure(DialStage stage, int httpStatus, String reason) {

    static DialFailure of(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof DialException dial) {
            return new DialFailure(
                    DialStage.valueOf(dial.stage().name()), dial.httpStatus(), String.valueOf(dial.getMessage()));
        }
        return new DialFailure(DialStage.NETWORK, 0, String.valueOf(cause));
    }

    /** The embedder could not say where to dial. */
    static DialFailure noTarget(RuntimeException failure) {
        return new DialFailure(DialStage.CONFIGURATION, 0, String.valueOf(failure.getMessage()));
    }
}
