// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

/** What happens to a message when an interceptor throws or misses its deadline; written where it is registered. */
public enum OnFailure {
    /** Fail closed: the caller gets a CALLERROR InternalError. For everything that decides. */
    REJECT,
    /** Fail open: the message goes on as if the interceptor were not there. For what merely watches. */
    FORWARD
}
