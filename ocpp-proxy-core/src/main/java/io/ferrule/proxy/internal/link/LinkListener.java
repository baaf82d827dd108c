// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import io.ferrule.proxy.guard.Traffic;

/** What a transport tells about one link. Called on transport threads, but for onViolated one call at a time for each link. */
public interface LinkListener {

    /** One text message, within all wire limits. */
    void onText(String text);

    /**
     * Asked behind each text, and a few times a second while the answer is yes: whether the link should read nothing for now. What
     * has come meanwhile waits on the peer's side.
     *
     * @param fast whether the peer is about to send more messages than the limits allow
     */
    default boolean rests(boolean fast) {
        return false;
    }

    /** What went on below the messages; told where it is much, or something stays unfinished. */
    default void onTraffic(Traffic traffic) {}

    /**
     * The peer broke a rule of the wire and is being closed with this code; {@link #onClosed} follows once the
     * connection has ended. Called at most once, on whichever thread found out.
     */
    void onViolated(CloseReason reason);

    /** The link is gone; called exactly once, nothing follows. */
    void onClosed(CloseReason reason);
}
