// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

/**
 * Quirk 41: names its transactions otherwise than it was told: -1 for one that began without a connection or while another one
 * was running, the time of its start, or a number from before its restart.
 */
final class InventsTransactionIds extends SocketStation {

    private final int instead;

    InventsTransactionIds(Address address, int instead) {
        super(address);
        this.instead = instead;
    }

    /** A whole session behind the boot; what it was told does not matter. */
    void chargesUnderItsOwnNumber(int from, int to) {
        authorize();
        int unused = start(from);
        meter(instead, (from + to) / 2);
        stop(instead, to);
    }
}
