// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

/** A phase of the site's supply, named as OCPP names it (OCPP 1.6 edition 2, chapter 7, Phase; R, S and T are the same three). */
public enum Phase {
    /** The first phase, R. */
    L1,
    /** The second phase, S. */
    L2,
    /** The third phase, T. */
    L3
}
