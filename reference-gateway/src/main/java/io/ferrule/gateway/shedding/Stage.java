// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.shedding;

/**
 * What is given up, in this order; each stage gives up what the one before does. Stations that are connected keep everything in
 * every stage. What waits in the journal is on disk and has its own order.
 */
public enum Stage {
    /** Nothing. */
    NONE,
    /** Copies for observers. */
    OBSERVERS,
    /** Stations that are not connected: they get 503. */
    NEWCOMERS
}
