// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

/** What becomes of a renewal that somebody has asked for. */
public enum RenewalOrder {
    /** It begins now. */
    BEGUN,
    /** The CSMS is not connected for this station; the renewal begins when it is. */
    WAITS,
    /** The operator's name, or a name for the station, is not set: no request can be made (A02.FR.02). */
    NO_SUBJECT,
    /** The store is damaged or cannot be written. */
    STORE_UNUSABLE
}
