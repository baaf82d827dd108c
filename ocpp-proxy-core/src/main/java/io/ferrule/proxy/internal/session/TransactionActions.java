// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import java.util.Set;

/** The messages that an operator bills by: a station keeps and repeats them until they are answered (OCPP 1.6, 3.7.1). */
final class TransactionActions {

    private static final Set<String> ACTIONS =
            Set.of("StartTransaction", "StopTransaction", "MeterValues", "TransactionEvent");

    private TransactionActions() {}

    static boolean include(Call call) {
        return ACTIONS.contains(call.action());
    }
}
