// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.store.SettingsStore;
import io.ferrule.certs.store.StoreException;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Who the operator is at ACME servers (RFC 8555, 7.1.2): a key for each server, made when it is first needed and kept
 * encrypted, and where that server has registered it. A key is on disk before a server hears of it, so that no crash leaves
 * an account that nobody can use. Orders that are open are kept beside it. Safe for use by several threads.
 */
public final class AcmeAccount {

    private static final String URL = "url";
    private static final String ORDER = "order ";

    private final SettingsStore store;
    private final List<String> contacts;
    private final boolean termsAgreed;
    private final Optional<ExternalAccount> external;

    private AcmeAccount(
            SettingsStore store, List<String> contacts, boolean termsAgreed, Optional<ExternalAccount> external) {
        this.store = store;
        this.contacts = List.copyOf(contacts);
        this.termsAgreed = termsAgreed;
        this.external = external;
    }

    /**
     * An account without contacts, without consent to any terms and without an external account.
     *
     * @param store where keys and addresses are kept; its names are the addresses of directories, so it is for this
     *     alone
     * @return the account
     */
    public static AcmeAccount in(SettingsStore store) {
        return new AcmeAccount(store, List.of(), false, Optional.empty());
    }

    /**
     * The same with ways to reach the operator.
     *
     * @param addresses URLs, usually {@code mailto:}
     * @return a copy
     */
    public AcmeAccount withContacts(List<String> addresses) {
        return new AcmeAccount(store, addresses, termsAgreed, external);
    }

    /**
     * The same with consent to the authority's terms of service, for those authorities that have any.
     *
     * @return a copy
     */
    public AcmeAccount withTermsAgreed() {
        return new AcmeAccount(store, contacts, true, external);
    }

    /**
     * The same bound to an account outside ACME.
     *
     * @param account what the authority has given
     * @return a copy
     */
    public AcmeAccount boundTo(ExternalAccount account) {
        return new AcmeAccount(store, contacts, termsAgreed, Optional.of(account));
    }

    List<String> contacts() {
        return contacts;
    }

    boolean termsAgreed() {
        return termsAgreed;
    }

    Optional<ExternalAccount> external() {
        return external;
    }

    /** The key for a server; made and kept if there is none. */
    AccountKey key(URI directory) throws StoreException {
        Map<String, String> known = store.read(directory.toString());
        try {
            if (AccountKey.in(known)) {
                return AccountKey.of(known);
            }
            AccountKey made = new AccountKey(KeyType.EC_P256.generate());
            write(directory, made.text());
            return made;
        } catch (GeneralSecurityException e) {
            throw new StoreException("the key of the account at " + directory + " cannot be made or read", e);
        }
    }

    /** Where a server has registered the key. */
    Optional<URI> registered(URI directory) {
        return Optional.ofNullable(store.read(directory.toString()).get(URL)).map(URI::create);
    }

    void register(URI directory, URI url) throws StoreException {
        change(directory, values -> values.put(URL, url.toString()));
    }

    /** The server does not know the key any more, nor its orders; it is registered anew. */
    void forget(URI directory) throws StoreException {
        change(directory, values -> values.keySet().removeIf(name -> name.equals(URL) || name.startsWith(ORDER)));
    }

    /** The open order for some names, as it was kept. */
    Optional<OpenOrder> order(URI directory, List<String> names) {
        return Optional.ofNullable(store.read(directory.toString()).get(ORDER + String.join(",", names)))
                .flatMap(OpenOrder::of);
    }

    /** Keeps an open order; beyond so many any other gives way. */
    void keepOrder(URI directory, List<String> names, OpenOrder order, int most) throws StoreException {
        change(directory, values -> {
            List<String> orders = values.keySet().stream()
                    .filter(name -> name.startsWith(ORDER))
                    .toList();
            orders.stream().limit(Math.max(0, orders.size() - most + 1)).forEach(values::remove);
            values.put(ORDER + String.join(",", names), order.text());
        });
    }

    void dropOrder(URI directory, List<String> names) throws StoreException {
        String name = ORDER + String.join(",", names);
        if (store.read(directory.toString()).containsKey(name)) {
            change(directory, values -> values.remove(name));
        }
    }

    private void change(URI directory, Consumer<Map<String, String>> change) throws StoreException {
        synchronized (store) {
            Map<String, String> values = new TreeMap<>(store.read(directory.toString()));
            change.accept(values);
            write(directory, values);
        }
    }

    private void write(URI directory, Map<String, String> values) throws StoreException {
        try {
            store.write(directory.toString(), values);
        } catch (IOException e) {
            throw new StoreException("the account at " + directory + " cannot be written: " + e.getMessage(), e);
        }
    }
}
