// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;
import java.util.concurrent.CompletionStage;

/** What an interceptor says about a reply. */
public sealed interface ReplyVerdict {

    /** The reply goes on unchanged. */
    record Forward() implements ReplyVerdict {
        static final Forward INSTANCE = new Forward();
    }

    /**
     * The caller gets a result with another payload; an error becomes a result.
     *
     * @param payload payload of the CALLRESULT
     */
    record Replace(Payload payload) implements ReplyVerdict {}

    /**
     * The caller gets a CALLERROR instead.
     *
     * @param code error code
     * @param reason description, one sentence
     */
    record Fail(ErrorCode code, String reason) implements ReplyVerdict {}

    /**
     * The session ends on both sides.
     *
     * @param reason for the log and the close frame
     */
    record Disconnect(String reason) implements ReplyVerdict {}

    /**
     * The verdict comes later; until then only this direction of this session waits.
     *
     * @param verdict completes within the deadline, not with another {@code Later}
     */
    record Later(CompletionStage<ReplyVerdict> verdict) implements ReplyVerdict {}

    /**
     * The reply goes on unchanged.
     *
     * @return the verdict
     */
    static ReplyVerdict forward() {
        return Forward.INSTANCE;
    }

    /**
     * The caller gets another payload.
     *
     * @param payload payload of the result
     * @return the verdict
     */
    static ReplyVerdict replace(Payload payload) {
        return new Replace(payload);
    }

    /**
     * The caller gets an error.
     *
     * @param code error code
     * @param reason one sentence
     * @return the verdict
     */
    static ReplyVerdict fail(ErrorCode code, String reason) {
        return new Fail(code, reason);
    }

    /**
     * The session ends.
     *
     * @param reason one sentence
     * @return the verdict
     */
    static ReplyVerdict disconnect(String reason) {
        return new Disconnect(reason);
    }

    /**
     * The verdict comes later.
     *
     * @param verdict the verdict to come
     * @return the verdict
     */
    static ReplyVerdict later(CompletionStage<ReplyVerdict> verdict) {
        return new Later(verdict);
    }
}
