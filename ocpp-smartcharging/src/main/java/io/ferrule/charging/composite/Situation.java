// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import io.ferrule.charging.Transaction;
import io.ferrule.charging.store.ProfileStore;
import java.util.List;
import java.util.Optional;

/**
 * All that a composite schedule is made from.
 *
 * @param profiles what is installed
 * @param evses the EVSEs of the station, from 1; in 1.6 its connectors
 * @param transactions what is running, at most one at each EVSE
 * @param assumeTransaction whether an EVSE without a transaction is reckoned as if one ran with nothing but the default
 *     (OCPP 2.0.1 part 2, K08.FR.06)
 * @param site voltage, zone and hardware
 * @param circumstances what limits depend on besides time
 */
public record Situation(
        ProfileStore profiles,
        List<Integer> evses,
        List<Transaction> transactions,
        boolean assumeTransaction,
        Site site,
        Circumstances circumstances) {

    /**
     * All there is where no state of charge is known and the station is connected.
     *
     * @param profiles what is installed
     * @param evses the EVSEs of the station, from 1
     * @param transactions what is running
     * @param assumeTransaction whether an EVSE without a transaction is reckoned as if one ran
     * @param site voltage, zone and hardware
     */
    public Situation(
            ProfileStore profiles,
            List<Integer> evses,
            List<Transaction> transactions,
            boolean assumeTransaction,
            Site site) {
        this(profiles, evses, transactions, assumeTransaction, site, Circumstances.NONE);
    }

    /** Copies the lists. */
    public Situation {
        evses = List.copyOf(evses);
        transactions = List.copyOf(transactions);
    }

    /**
     * What runs at an EVSE.
     *
     * @param evseId the EVSE
     * @return its transaction, if there is one
     */
    public Optional<Transaction> running(int evseId) {
        return transactions.stream()
                .filter(transaction -> transaction.evseId() == evseId)
                .findFirst();
    }
}
