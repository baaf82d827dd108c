// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

/**
 * One thing that a message says, and where it says it.
 *
 * <p>Facts are what the peer wrote: well-formed, not necessarily true or allowed. No fact shows a secret in its {@code
 * toString}.
 */
public sealed interface Fact
        permits Identifier, Authorization, ConnectorRef, TransactionRef, Limit, Setting, Address, FirmwareOrder {

    /**
     * Where it stands.
     *
     * @return JSON Pointer into the payload; what it leads to is told by each kind of fact
     */
    String pointer();
}
