// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

/** Whether stations may come in. */
enum Door {
    /** They may. */
    OPEN,
    /** Those that are connected are served, others have to wait for want of memory. */
    FULL,
    /** The gateway is about to end. */
    SHUT
}
