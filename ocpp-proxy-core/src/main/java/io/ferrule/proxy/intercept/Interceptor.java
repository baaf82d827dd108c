// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.Call;
import io.ferrule.model.Reply;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamState;

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
     * The upstream of the session opened or was lost; told on the lane, on each change, and before anything that waits for
     * the upstream is sent. The state at the beginning is {@link Session#upstream()}. In mirror mode a loss ends the session
     * instead.
     *
     * @param state {@link UpstreamState#OPEN} or {@link UpstreamState#AWAY}
     */
    default void onUpstream(UpstreamState state) {}

    /**
     * A dial of this session failed, planned or not; told on the lane, for each target of the directory by itself, and before the
     * session is ended for it. Whoever answers with {@link Session#redial} within this callback keeps the session, in mirror mode
     * too.
     *
     * @param session the session, at the place of this interceptor
     * @param failure why
     */
    default void onUpstreamFailed(Session session, UpstreamFailure failure) {}

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
