// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

/** How far an action on an entry reaches. */
public enum Reach {
    /** This entry alone. */
    ENTRY,
    /** This entry and all later ones of its station with the same transaction: those of a start that was given up. */
    TRANSACTION
}
