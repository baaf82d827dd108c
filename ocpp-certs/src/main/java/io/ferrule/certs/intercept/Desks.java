// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** The sessions of one identity: usually one, in mode L those of all stations. Used on the identity's own thread. */
final class Desks {

    private final Executor own;
    private final Set<Desk> present = new LinkedHashSet<>();

    /** @param own the identity's own thread */
    Desks(Executor own) {
        this.own = own;
    }

    void add(Desk desk) {
        present.add(desk);
    }

    void remove(Desk desk) {
        present.remove(desk);
    }

    boolean has(Desk desk) {
        return present.contains(desk);
    }

    /** Comes back to the identity's own thread. Any thread. */
    void run(Runnable task) {
        own.execute(task);
    }

    /** A session over which a certificate can be asked for now. */
    Optional<Desk> speaking() {
        return open(desk -> desk.ready() && desk.words().isPresent()).stream().findFirst();
    }

    /** Sessions whose CSMS is there. */
    List<Desk> open(Predicate<Desk> wanted) {
        return present.stream().filter(Desk::open).filter(wanted).toList();
    }
}
