// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

/** What a place in a message holds. */
enum Kind {
    /** The identifier of a user: text in 1.x, a token of 2.0.1. */
    HOLDER,
    /** The identifier of a group, likewise. */
    GROUP,
    /** {@code idTagInfo} or {@code idTokenInfo}. */
    INFO,
    /** An object of 1.x with {@code connectorId}. */
    CONNECTOR,
    /** An object of 2.0.1 with {@code evseId}. */
    EVSE_ID,
    /** An object of 2.0.1 with {@code evseId} and {@code connectorId}. */
    EVSE_CONNECTOR,
    /** An EVSE of 2.0.1, with {@code id} and perhaps {@code connectorId}. */
    EVSE,
    /** The identifier of a transaction: a number in 1.x, text in 2.0.1. */
    TRANSACTION,
    /** A charging profile. */
    PROFILE,
    /** A charging schedule without a profile. */
    SCHEDULE,
    /** The name of a configuration key. */
    KEY,
    /** An object with {@code key} and perhaps {@code value}. */
    KEY_VALUE,
    /** An object with a component, a variable and perhaps {@code attributeValue}. */
    VARIABLE,
    /** An object with a component, a variable and {@code actualValue}. */
    EVENT,
    /** An object with a component, a variable and a list of the variable's sides. */
    REPORT,
    /** An object with the {@code location} of firmware. */
    FIRMWARE,
    /** A message for the display. */
    MESSAGE,
    /** An address for diagnostics. */
    DIAGNOSTICS,
    /** An address for a log. */
    LOG,
    /** An address where firmware is offered. */
    PUBLISHED_FIRMWARE,
    /** The address of a CSMS. */
    CSMS,
    /** The address of the server of a private network. */
    VPN,
    /** The address of an OCSP responder. */
    OCSP
}
