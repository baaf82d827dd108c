// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

/** Whom the gateway vouches for while the CSMS is away. */
public enum WhileAway {
    /** Those that the CSMS has accepted before. */
    KNOWN,
    /** Everybody, but for those whom the CSMS has refused before. */
    ANY,
    /** Nobody. */
    NONE
}
