// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.guard;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;

/** What becomes of a text or a reply. */
public sealed interface Ruling {

    /** It goes on, character for character. */
    record Pass() implements Ruling {
        private static final Pass INSTANCE = new Pass();
    }

    /**
     * It does not go on. The sender of a call, or who waits for a reply, gets a CALLERROR; what expects no answer ends here.
     *
     * @param code error code
     * @param reason one sentence of ours, which is sent
     */
    record Refuse(ErrorCode code, String reason) implements Ruling {}

    /**
     * A call does not go on, and its sender gets a result; a reply gives way to another one.
     *
     * @param payload payload of the result, as the version of the session wants it
     * @param reason one sentence of ours, which is told but not sent
     */
    record Answer(Payload payload, String reason) implements Ruling {}

    /**
     * It does not go on, and the session ends on both sides with 1008.
     *
     * @param reason one sentence of ours
     */
    record Disconnect(String reason) implements Ruling {}

    /**
     * It goes on.
     *
     * @return the ruling
     */
    static Ruling pass() {
        return Pass.INSTANCE;
    }

    /**
     * It does not go on.
     *
     * @param code error code
     * @param reason one sentence of ours, which is sent
     * @return the ruling
     */
    static Ruling refuse(ErrorCode code, String reason) {
        return new Refuse(code, reason);
    }

    /**
     * It does not go on, and the session ends.
     *
     * @param reason one sentence of ours
     * @return the ruling
     */
    static Ruling disconnect(String reason) {
        return new Disconnect(reason);
    }
}
