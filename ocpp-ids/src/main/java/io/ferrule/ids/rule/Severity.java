// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

/** How bad it is if a rule is right. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** To be looked at when there is time. */
    LOW,
    /** To be looked at today. */
    MEDIUM,
    /** Money, charging or trust is at stake. */
    HIGH,
    /** Many stations or the grid are at stake. */
    CRITICAL
}
