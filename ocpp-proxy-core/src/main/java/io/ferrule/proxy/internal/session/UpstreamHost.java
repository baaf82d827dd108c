// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;

/** The session that an upstream belongs to. Used on its lane. */
interface UpstreamHost {

    /** Who hears what the CSMS says on one connection. */
    LinkListener ear(LegEnd leg);

    /** A connection to the CSMS is open. */
    void linked(Link link);

    /** Whether the whole session comes to its end; from any thread. */
    boolean over();

    /** One target could not be reached. */
    void failing(UpstreamFailure failure);

    /** How calls get to the CSMS. */
    CsmsWay way();

    /** The CSMS is there, or away. */
    void changed(UpstreamState state);

    /** The CSMS could not be reached or was lost; tells how long to wait. */
    Duration away();

    /** Takes a turn at dialling and returns zero, or tells how long to wait for one. */
    Duration turn();

    /** In mirror mode: a dial has failed. */
    void unreachable();

    /** In mirror mode: the connection has ended. */
    void lost(CloseReason reason);
}
