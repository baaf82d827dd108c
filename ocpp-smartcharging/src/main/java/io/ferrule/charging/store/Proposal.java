// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * A profile that a CSMS wants to install, and what it would meet.
 *
 * @param fresh the profile and where it is to go
 * @param installed what is there already
 * @param transactions what is running
 */
public record Proposal(InstalledProfile fresh, ProfileStore installed, List<Transaction> transactions) {

    /** Copies the list. */
    public Proposal {
        transactions = List.copyOf(transactions);
    }

    /** What runs where the profile is to go. */
    Optional<Transaction> running() {
        return transactions.stream()
                .filter(transaction -> transaction.evseId() == fresh.evseId())
                .findFirst();
    }

    /** Whether the profile would come in addition to this one. */
    boolean isBeside(InstalledProfile old) {
        return old.profile().id() != fresh.profile().id();
    }
}
