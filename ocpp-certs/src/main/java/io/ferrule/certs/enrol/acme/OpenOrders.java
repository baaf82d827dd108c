// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.store.StoreException;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The orders that no answer has ended, by the names that they are for. They are on disk beside the account before anything
 * is done about them, so that a restart goes on with them. Guarded by its client.
 */
final class OpenOrders {

    private static final int MAX_ORDERS = 1_000;

    private final AcmeAccount account;
    private final URI directory;
    private final Map<List<String>, OpenOrder> open = new LinkedHashMap<>();

    OpenOrders(AcmeAccount account, URI directory) {
        this.account = account;
        this.directory = directory;
    }

    /** The order for these names and this key; one that is for another key, or that a restart finds too old, is given up. */
    Optional<OpenOrder> find(List<String> names, String key, Instant now) {
        OpenOrder known = open.get(names);
        if (known == null) {
            known = account.order(directory, names)
                    .filter(kept -> !kept.stale(now))
                    .orElse(null);
        }
        if (known == null || !known.isFor(key)) {
            forget(names);
            return Optional.empty();
        }
        open.put(names, known);
        return Optional.of(known);
    }

    /** Remembers a new one. */
    void keep(List<String> names, OpenOrder order) throws StoreException {
        account.keepOrder(directory, names, order, MAX_ORDERS);
        if (open.size() >= MAX_ORDERS) {
            forget(open.keySet().iterator().next());
        }
        open.put(names, order);
    }

    /** It is over. One that cannot be taken from the disk now grows too old there. */
    void forget(List<String> names) {
        OpenOrder order = open.remove(names);
        if (order != null) {
            order.close();
        }
        try {
            account.dropOrder(directory, names);
        } catch (StoreException e) {
            return;
        }
    }

    /** Shows nothing any more; whoever opens them next goes on. */
    void close() {
        open.values().forEach(OpenOrder::close);
        open.clear();
    }
}
