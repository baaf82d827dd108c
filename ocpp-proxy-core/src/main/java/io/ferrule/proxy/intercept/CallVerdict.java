// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;
import java.util.concurrent.CompletionStage;

/** What an interceptor says about a call. There is no silent drop: a caller always learns what became of its call. */
public sealed interface CallVerdict {

    /** The call goes on to the next interceptor, or to its target. */
    record Forward() implements CallVerdict {
        static final Forward INSTANCE = new Forward();
    }

    /**
     * The call goes on with another payload.
     *
     * @param payload the new payload, usually {@code call.payload().with(…)}
     */
    record Replace(Payload payload) implements CallVerdict {}

    /**
     * The caller gets this result; the other side never sees the call. The result passes the interceptors between this
     * one and the caller.
     *
     * @param response payload of the CALLRESULT
     */
    record Answer(Payload response) implements CallVerdict {}

    /**
     * The caller gets a CALLERROR; the other side never sees the call.
     *
     * @param code error code
     * @param reason description, one sentence
     */
    record Reject(ErrorCode code, String reason) implements CallVerdict {}

    /**
     * The session ends on both sides.
     *
     * @param reason for the log and the close frame; one sentence of at most 123 bytes is sent
     */
    record Disconnect(String reason) implements CallVerdict {}

    /**
     * The verdict comes later; until then only this direction of this session waits.
     *
     * @param verdict completes within the deadline, not with another {@code Later}
     */
    record Later(CompletionStage<CallVerdict> verdict) implements CallVerdict {}

    /**
     * The call goes on unchanged.
     *
     * @return the verdict
     */
    static CallVerdict forward() {
        return Forward.INSTANCE;
    }

    /**
     * The call goes on with another payload.
     *
     * @param payload the new payload
     * @return the verdict
     */
    static CallVerdict replace(Payload payload) {
        return new Replace(payload);
    }

    /**
     * The caller gets a result from here.
     *
     * @param response payload of the result
     * @return the verdict
     */
    static CallVerdict answer(Payload response) {
        return new Answer(response);
    }

    /**
     * The caller gets a typed result from here.
     *
     * @param response a response record of the model
     * @return the verdict
     */
    static CallVerdict answer(Record response) {
        return new Answer(Payload.of(response));
    }

    /**
     * The caller gets an error from here.
     *
     * @param code error code
     * @param reason one sentence
     * @return the verdict
     */
    static CallVerdict reject(ErrorCode code, String reason) {
        return new Reject(code, reason);
    }

    /**
     * The session ends.
     *
     * @param reason one sentence
     * @return the verdict
     */
    static CallVerdict disconnect(String reason) {
        return new Disconnect(reason);
    }

    /**
     * The verdict comes later.
     *
     * @param verdict the verdict to come
     * @return the verdict
     */
    static CallVerdict later(CompletionStage<CallVerdict> verdict) {
        return new Later(verdict);
    }
}
