// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

/** What happens when a second connection comes with the identity of a live one. */
public enum Duplicates {
    /**
     * The newcomer gets 409 and the live connection is probed. If it does not answer it is closed, so that the next
     * attempt succeeds: a dead connection gives way within 60 seconds.
     */
    REFUSE,
    /**
     * The newcomer is opened. The old connection is probed, so that the event can tell whether it was still alive,
     * and then closed whatever the answer was; the newcomer's frames wait until then. Where stations have no password this
     * lets whoever knows an identity push its station out.
     */
    REPLACE,
    /** As {@link #REPLACE} for a newcomer from the IP address of the live connection, as {@link #REFUSE} for any other. */
    REPLACE_SAME_ADDRESS,
    /**
     * As {@link #REPLACE} for a newcomer whose {@code Authorization} header is that of the live connection, as {@link #REFUSE}
     * for any other and where the live one came without.
     */
    REPLACE_SAME_CREDENTIAL
}
