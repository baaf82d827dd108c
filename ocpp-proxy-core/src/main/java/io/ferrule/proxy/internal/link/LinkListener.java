// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

/** What a transport tells about one link. Called on transport threads, one call at a time for each link. */
public interface LinkListener {

    /** One text message, within all wire limits. */
    void onText(String text);

    /** The link is gone; called exactly once, nothing follows. */
    void onClosed(CloseReason reason);
}
