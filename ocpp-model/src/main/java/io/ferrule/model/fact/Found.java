// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

/**
 * What stands at one place of the table in one payload.
 *
 * @param kind what the place holds
 * @param spot the place
 * @param second whether the version is 2.0.1 or later
 */
record Found(Kind kind, Spot spot, boolean second) {}
