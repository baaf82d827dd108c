// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.CallError;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.ReplyVerdict;

/** What becomes of a call, or of the reply to one: the same words for both, since both may end in an answer of ours. */
sealed interface Ruling {

    /** As a verdict on a call. */
    CallVerdict onCall();

    /** As a verdict on a reply. */
    ReplyVerdict onReply();

    /** It goes on as it is. */
    record Pass() implements Ruling {
        @Override
        public CallVerdict onCall() {
            return CallVerdict.forward();
        }

        @Override
        public ReplyVerdict onReply() {
            return ReplyVerdict.forward();
        }
    }

    /** It goes on with another payload. */
    record Changed(Payload payload) implements Ruling {
        @Override
        public CallVerdict onCall() {
            return CallVerdict.replace(payload);
        }

        @Override
        public ReplyVerdict onReply() {
            return ReplyVerdict.replace(payload);
        }
    }

    /** The caller gets this result. */
    record Result(Payload payload) implements Ruling {
        @Override
        public CallVerdict onCall() {
            return CallVerdict.answer(payload);
        }

        @Override
        public ReplyVerdict onReply() {
            return ReplyVerdict.replace(payload);
        }
    }

    /** The caller gets a CALLERROR. */
    record Refusal(ErrorCode code, String reason) implements Ruling {
        @Override
        public CallVerdict onCall() {
            return CallVerdict.reject(code, reason);
        }

        @Override
        public ReplyVerdict onReply() {
            return ReplyVerdict.fail(code, reason);
        }
    }

    /** The same for a caller to whom this payload does not go by itself. */
    default Ruling after(Payload payload) {
        if (this instanceof Changed changed) {
            return new Result(changed.payload());
        }
        return this instanceof Pass ? new Result(payload) : this;
    }

    /** What the CSMS refused. */
    static Ruling refusal(CallError error) {
        return new Refusal(error.code().orElse(ErrorCode.GENERIC_ERROR), error.description());
    }

    /** The station keeps its message and repeats it (OCPP 1.6, 3.7.1). */
    static Ruling notWritten() {
        return new Refusal(ErrorCode.INTERNAL_ERROR, "the gateway could not write this message down");
    }
}
