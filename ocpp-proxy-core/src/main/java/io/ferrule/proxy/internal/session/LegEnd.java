// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.internal.link.CloseReason;

/** How one leg of a session comes to its end. */
interface LegEnd {

    /** Whether what still waits comes too late to be worked on; from any thread. */
    boolean over();

    /** The peer sends faster than the session works; from any thread. */
    void overrun();

    /** The link is being closed because its peer broke a rule of the wire: nobody waits for its end. On the lane. */
    void violated(CloseReason reason);

    /** The link has ended. On the lane. */
    void gone(CloseReason reason);
}
