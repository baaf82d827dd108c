// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.handshake.UpgradeRequest;

/** What a southbound listener asks about each upgrade, and whom it hands the open link. Must not block. */
public interface Doorkeeper {

    /** Called once for each upgrade request, on a transport thread. An admitted identity counts as taken from here. */
    Admission decide(UpgradeRequest request);

    /** The link of an admitted station is open. */
    LinkListener opened(Admission.Admit admission, Link link);

    /** The connection of an admitted station ended before its link was open. */
    void abandoned(Admission.Admit admission);
}
