// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.Call;
import io.ferrule.model.Reply;
import java.util.function.BooleanSupplier;

/**
 * What an observer asks of the station, after everything that can be judged without the station.
 *
 * @param upstream name of the observer
 * @param call the call as the station is to see it, under the observer's id
 * @param wanted whether the observer still waits for the answer; from any thread
 */
record Petition(String upstream, Call call, BooleanSupplier wanted, Answer answer) {

    /** Hears what became of it, exactly once. Called on the session's lane. */
    interface Answer {

        void replied(Reply reply);

        /** Not now; the station saw nothing of it. */
        void refused(String reason);
    }
}
