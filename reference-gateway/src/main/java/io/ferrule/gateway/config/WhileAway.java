// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

/** Whom the gateway answers in the place of a CSMS that is away. */
public enum WhileAway {
    /** Those whom the CSMS has accepted before. */
    KNOWN,
    /** Everybody. */
    ANY,
    /** Nobody. */
    NONE
}
