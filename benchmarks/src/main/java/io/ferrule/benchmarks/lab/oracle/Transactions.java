// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which messages belong together, and what the CSMS would bill. */
final class Transactions {

    private Transactions() {}

    static Stream<String> mixed(Account account) {
        return account.transactions().entrySet().stream().flatMap(it -> mixed(account, it.getKey(), it.getValue()));
    }

    private static Stream<String> mixed(Account account, int transaction, List<Said> messages) {
        Set<Long> issued = account.issued(transaction);
        Set<Long> used = messages.stream()
                .flatMap(it -> account.accepted(it).stream())
                .flatMap(it -> it.content().transactionId().stream().boxed())
                .collect(Collectors.toSet());
        if (used.size() <= 1 && issued.containsAll(used)) {
            return Stream.empty();
        }
        return Stream.of("transaction " + transaction + " was issued " + issued + ", its messages name " + used);
    }

    static Stream<String> wrongEnergy(Account account) {
        return account.transactions().values().stream().flatMap(it -> wrongEnergy(account, it));
    }

    private static Stream<String> wrongEnergy(Account account, List<Said> messages) {
        Optional<Said> start = only(messages, Billing.START);
        Optional<Said> stop = only(messages, Billing.STOP).filter(Said::acknowledged);
        if (start.isEmpty() || stop.isEmpty() || account.excused(start.get()) || account.excused(stop.get())) {
            return Stream.empty();
        }
        long delivered = stop.get().content().register() - start.get().content().register();
        Optional<Long> billed = billed(account, stop.get());
        return billed.filter(it -> it == delivered).isPresent()
                ? Stream.empty()
                : Stream.of("transaction " + start.get().transaction() + " delivered " + delivered + " Wh, billed "
                        + billed.map(Object::toString).orElse("nothing"));
    }

    /** From the CSMS's books alone: the register of the stop less that of the start with the number in the stop. */
    private static Optional<Long> billed(Account account, Said stop) {
        return account.accepted(stop).stream().findFirst().flatMap(stopped -> account.accepted().stream()
                .filter(it -> it.outcome().issued().isPresent())
                .filter(it -> it.outcome().issued().equals(stopped.content().transactionId()))
                .map(it -> stopped.content().register() - it.content().register())
                .findFirst());
    }

    private static Optional<Said> only(List<Said> messages, Billing kind) {
        return messages.stream().filter(it -> it.content().kind() == kind).findFirst();
    }

    static Stream<String> toldTwice(Account account) {
        Map<Long, Integer> owners = new HashMap<>();
        return account.history().told().started().stream()
                .filter(it -> it.station().equals(account.station()))
                .filter(it -> {
                    Integer owner = owners.putIfAbsent(it.id(), it.transaction());
                    return owner != null && owner != it.transaction();
                })
                .map(it -> "transaction " + it.transaction() + " was told " + it.id() + ", which was given before");
    }

    static Stream<String> stoppedWrongly(Account account) {
        return account.history().told().obeyed().stream()
                .filter(it -> it.station().equals(account.station()))
                .flatMap(it -> stoppedWrongly(account, it));
    }

    private static Stream<String> stoppedWrongly(Account account, Told.StopGot got) {
        OptionalInt transaction = transaction(account, got);
        if (transaction.isEmpty()) {
            return Stream.of("was asked to stop " + got.id() + ", which it does not know (" + got.messageId() + ")");
        }
        return account.history().told().stops().stream()
                .filter(it -> it.station().equals(account.station()))
                .filter(it -> it.messageId().equals(got.messageId()))
                .filter(it -> !account.issued(transaction.getAsInt()).contains(it.id()))
                .map(it -> "was asked to stop transaction " + transaction.getAsInt() + ", the CSMS meant " + it.id());
    }

    /** The one that the station knew by the number, or learned of by it later: the result of its start may have been lost. */
    private static OptionalInt transaction(Account account, Told.StopGot got) {
        if (got.transaction().isPresent()) {
            return got.transaction();
        }
        return account.history().told().started().stream()
                .filter(it -> it.station().equals(got.station()) && it.id() == got.id())
                .mapToInt(Told.Started::transaction)
                .findFirst();
    }
}
