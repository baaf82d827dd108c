// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.Call;
import io.ferrule.model.Reply;

/**
 * A hand in one session's conversation. See the package description for order, threads, failures and deadlines.
 *
 * <p>One instance serves one session and is only ever called on that session's lane, so its fields need no locks.
 */
public interface Interceptor extends AutoCloseable {

    /**
     * A call passes, from either side.
     *
     * @param call the call
     * @param exchange its exchange, the same until the reply has passed
     * @return what becomes of it
     */
    default CallVerdict onCall(Call call, Exchange exchange) {
        return CallVerdict.forward();
    }

    /**
     * The reply to a call that passed this interceptor passes back.
     *
     * @param reply the result or error
     * @param exchange exchange of the call
     * @return what becomes of it
     */
    default ReplyVerdict onReply(Reply reply, Exchange exchange) {
        return ReplyVerdict.forward();
    }

    /**
     * What this interceptor wants to see; asked once, right after it was opened. The core does not dispatch the rest.
     *
     * @return its interests
     */
    default Interests interests() {
        return Interests.everything();
    }

    /** Called exactly once, after the last callback. */
    @Override
    default void close() {}
}
