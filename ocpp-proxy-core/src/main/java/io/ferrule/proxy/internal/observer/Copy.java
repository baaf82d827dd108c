// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.Call;

/** A call of the station on its way to its observers. */
record Copy(Call call, Role role) {

    private static final String BOOT = "BootNotification";

    /** What a call has to do with transactions whose numbers each upstream gives (OCPP 1.x). */
    sealed interface Role {

        /** Nothing that a number hangs on. */
        record None() implements Role {}

        /** It begins a transaction: the reply of each upstream has its number. */
        record Begins(Start start) implements Role {}

        /** It is about a transaction, under the number that the station knows. */
        record Belongs(Start start) implements Role {}

        /** It is about a transaction whose start was not seen here, so that no observer has a number for it. */
        record Unknown() implements Role {}
    }

    int length() {
        return call.text().length();
    }

    boolean boot() {
        return isBoot(call);
    }

    static boolean isBoot(Call call) {
        return call.action().equals(BOOT);
    }
}
