// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import io.ferrule.charging.site.internal.Sharer;

/** Shares the power of one site among the cars that are there. Safe for use by several threads. */
public final class Sharing {

    private final Sharer sharer;

    /**
     * Prepares for a site.
     *
     * @param site the site
     */
    public Sharing(Site site) {
        this.sharer = new Sharer(site);
    }

    /**
     * Decides who gets what. For equal input the answer is equal. No sum exceeds what a fuse has left beside its other
     * load, to the last decimal, and no phasor limit is exceeded, whatever part of it the cars draw.
     *
     * @param policy how to share
     * @param situation who asks, and what is taken already
     * @return a limit for each station that asked
     * @throws io.ferrule.charging.rule.RefusedException if a request names a station that is not on the site
     */
    public Allocation share(SharingPolicy policy, Situation situation) {
        return sharer.share(policy, situation);
    }
}
