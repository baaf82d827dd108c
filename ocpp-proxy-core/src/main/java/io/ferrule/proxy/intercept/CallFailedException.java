// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.ErrorCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call of our own did not get a result. */
public final class CallFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final @Nullable Unanswered unanswered;

    /**
     * Says why a call was refused.
     *
     * @param code code of the CALLERROR that the caller of such a call would get
     * @param message one sentence
     */
    public CallFailedException(ErrorCode code, String message) {
        super(message);
        this.code = code;
        this.unanswered = null;
    }

    /**
     * Says why a call has no reply.
     *
     * @param code code of the CALLERROR that the caller of such a call would get
     * @param message one sentence
     * @param unanswered whether the call went out
     */
    public CallFailedException(ErrorCode code, String message, Unanswered unanswered) {
        super(message);
        this.code = code;
        this.unanswered = unanswered;
    }

    /**
     * The code.
     *
     * @return code of the CALLERROR that the caller of such a call would get
     */
    public ErrorCode code() {
        return code;
    }

    /**
     * Why there is no reply of the target.
     *
     * @return empty if the target itself, or an interceptor on the way, refused the call
     */
    public Optional<Unanswered> unanswered() {
        return Optional.ofNullable(unanswered);
    }
}
