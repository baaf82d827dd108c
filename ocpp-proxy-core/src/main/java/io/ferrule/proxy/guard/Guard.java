// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.guard;

import io.ferrule.model.Reply;

/**
 * Watches all sessions of a proxy from outside the interceptors and decides what may pass.
 *
 * <p>A conversation is shown as its two callers see it: each call as it came from its sender, before any interceptor, and each reply
 * as its caller is about to get it, behind all interceptors, whoever gave it. Calls of the gateway itself and of observers, and
 * the replies to them, are not shown.
 *
 * <p>Called by many threads at once, for one session by one at a time, but for {@link #onTraffic} and {@link #onViolated}, which come from
 * the transport. Each method must come back within milliseconds: the session, and perhaps others that share its thread, wait for it. What
 * it throws is told as {@link io.ferrule.proxy.event.StationEvent.InterceptorFailed} under the name {@code guard}, and the frame passes.
 */
public interface Guard {

    /**
     * A text came: a call, something that cannot be read, or a reply that nobody waits for. Only a call can still be kept from
     * passing; the others go nowhere, but the session can be ended for them.
     *
     * @param origin where it came from
     * @param text the text as it came
     * @return what becomes of it
     */
    Ruling onText(Origin origin, String text);

    /**
     * A reply is about to be sent to who called.
     *
     * @param origin who replies, by the connection that is open
     * @param reply the reply, under the id of the caller
     * @return what becomes of it
     */
    Ruling onReply(Origin origin, Reply reply);

    /**
     * A connection begins to speak.
     *
     * @param origin which one
     */
    default void onOpened(Origin origin) {}

    /**
     * Pings, fragments and unfinished messages, told where there is something to tell: at once when it is much, else every fifteen
     * seconds.
     *
     * @param origin which connection
     * @param traffic what came since it was told last
     */
    default void onTraffic(Origin origin, Traffic traffic) {}

    /**
     * A peer broke a rule of the wire, and its connection is being closed.
     *
     * @param origin which one
     * @param closeCode for example 1009 for a message that is too large
     * @param reason one sentence of ours
     */
    default void onViolated(Origin origin, int closeCode, String reason) {}

    /**
     * A connection has ended.
     *
     * @param origin which one
     */
    default void onClosed(Origin origin) {}
}
