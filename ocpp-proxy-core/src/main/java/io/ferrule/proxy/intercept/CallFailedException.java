// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.ErrorCode;

/** A call of our own did not get a result. */
public final class CallFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * Says why.
     *
     * @param code code of the CALLERROR that the caller of such a call would get
     * @param message one sentence
     */
    public CallFailedException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /**
     * The code.
     *
     * @return code of the CALLERROR that the caller of such a call would get
     */
    public ErrorCode code() {
        return code;
    }
}
