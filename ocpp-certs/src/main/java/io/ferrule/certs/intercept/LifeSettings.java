// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.roots.RootPolicy;
import io.ferrule.certs.verify.LeafPolicy;

/**
 * How the certificates of stations live. Immutable.
 *
 * @param naming who stations are in their certificates
 * @param leaves how a certificate that comes is judged, and when it takes effect
 * @param roots how roots are judged
 * @param renewal how certificates are asked for
 * @param switching how they are put to use
 * @param means what the work is done with
 */
public record LifeSettings(
        Naming naming, LeafPolicy leaves, RootPolicy roots, Renewal renewal, Switching switching, Means means) {

    /**
     * The defaults.
     *
     * @param naming who stations are
     * @param means what the work is done with
     * @return settings to refine
     */
    public static LifeSettings of(Naming naming, Means means) {
        return new LifeSettings(
                naming, LeafPolicy.standard(), RootPolicy.standard(), Renewal.standard(), Switching.standard(), means);
    }

    /**
     * With another policy for certificates of stations.
     *
     * @param other the policy
     * @return a copy
     */
    public LifeSettings withLeaves(LeafPolicy other) {
        return new LifeSettings(naming, other, roots, renewal, switching, means);
    }

    /**
     * With another policy for roots.
     *
     * @param other the policy
     * @return a copy
     */
    public LifeSettings withRoots(RootPolicy other) {
        return new LifeSettings(naming, leaves, other, renewal, switching, means);
    }

    /**
     * With another way to ask for certificates.
     *
     * @param other the way
     * @return a copy
     */
    public LifeSettings withRenewal(Renewal other) {
        return new LifeSettings(naming, leaves, roots, other, switching, means);
    }

    /**
     * With another way to put certificates to use.
     *
     * @param other the way
     * @return a copy
     */
    public LifeSettings withSwitching(Switching other) {
        return new LifeSettings(naming, leaves, roots, renewal, other, means);
    }
}
