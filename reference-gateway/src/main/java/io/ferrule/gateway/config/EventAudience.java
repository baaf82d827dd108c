// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

/** Which CSMSs of OCPP 1.6 are told of security events; from 2.0.1 on every CSMS knows them and is told. */
public enum EventAudience {
    /** One that has used the security extension, from then on. */
    WHEN_KNOWN,
    /** Every one. */
    ALWAYS,
    /** None; the events are in the security log. */
    NEVER
}
