// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.Refusal;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.composite.Composer;
import io.ferrule.charging.composite.PhaseUse;
import io.ferrule.charging.composite.Situation;
import io.ferrule.charging.store.Clearing;
import io.ferrule.charging.store.ProfileCheck;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.charging.store.Proposal;
import io.ferrule.model.OcppVersion;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The charging profiles that a CSMS gave to one station, and the transactions that they are for. For one thread. */
public final class StationProfiles {

    private final StationSpec spec;
    private final ZoneId zone;
    private final TreeMap<Integer, Transaction> running = new TreeMap<>();
    private ProfileStore store = ProfileStore.empty(OcppVersion.V1_6);

    /**
     * Begins without profiles and transactions, as a station of OCPP 1.6.
     *
     * @param spec the station
     * @param zone where its clock on the wall hangs
     */
    public StationProfiles(StationSpec spec, ZoneId zone) {
        this.spec = spec;
        this.zone = zone;
    }

    /**
     * The station connected and speaks a version. Profiles of another version are forgotten: they mean something else.
     *
     * @param version 1.6 or later
     */
    public void speaks(OcppVersion version) {
        if (store.version() != version) {
            store = ProfileStore.empty(version);
            running.clear();
        }
    }

    /**
     * The version whose rules hold.
     *
     * @return 1.6 or later
     */
    public OcppVersion version() {
        return store.version();
    }

    StationSpec spec() {
        return spec;
    }

    ProfileStore store() {
        return store;
    }

    /** Takes over what was written down, whatever the rules say today. */
    void restore(ProfileStore kept, List<Transaction> transactions) {
        store = kept;
        running.clear();
        transactions.forEach(transaction -> running.put(transaction.evseId(), transaction));
    }

    /**
     * The way back to the profiles that are installed now.
     *
     * @return run it to have them again
     */
    public Runnable wayBack() {
        ProfileStore now = store;
        return () -> store = now;
    }

    /** Why a profile is not taken, if there is a reason. */
    Optional<Refusal> refusal(InstalledProfile fresh, List<Transaction> transactions) {
        ProfileCheck check = new ProfileCheck(version(), Offer.settings(spec), false);
        return check.check(new Proposal(fresh, store, transactions)).or(() -> Offer.refusal(store.with(fresh)));
    }

    /** Installs a profile that nothing is against. */
    Optional<Refusal> install(InstalledProfile fresh) {
        Optional<Refusal> refusal = refusal(fresh, transactions());
        if (refusal.isEmpty()) {
            store = store.with(fresh);
        }
        return refusal;
    }

    /** Removes what is meant; false if there is nothing of that kind. */
    boolean clear(Clearing clearing) {
        ProfileStore left = store.without(clearing);
        boolean some = left.profiles().size() < store.profiles().size();
        store = left;
        return some;
    }

    /**
     * A transaction runs from now on; what was for another one at its connector is over.
     *
     * @param transaction the transaction
     * @return false if that was known, or the station has no such connector
     */
    public boolean began(Transaction transaction) {
        Optional<Transaction> known = transaction(transaction.evseId());
        if (!spec.knows(transaction.evseId())
                || known.map(Transaction::id).filter(transaction.id()::equals).isPresent()) {
            return false;
        }
        store = store.afterTransaction(transaction.evseId());
        running.put(transaction.evseId(), transaction);
        return true;
    }

    /**
     * A transaction is over, and its TxProfiles with it (OCPP 1.6 edition 2, 3.13.1).
     *
     * @param evseId where it ran
     */
    public void ended(int evseId) {
        store = store.afterTransaction(evseId);
        running.remove(evseId);
    }

    /**
     * What runs at a connector.
     *
     * @param evseId the connector, in 2.0.1 the EVSE
     * @return its transaction, if one is known
     */
    public Optional<Transaction> transaction(int evseId) {
        return Optional.ofNullable(running.get(evseId));
    }

    /**
     * All that runs.
     *
     * @return at most one transaction for each connector
     */
    public List<Transaction> transactions() {
        return new ArrayList<>(running.values());
    }

    /**
     * What all profiles come to for one connector, or for the station.
     *
     * @param evseId the connector; 0 is the station
     * @param range from now on
     * @param unit in which unit
     * @param phases with how many phases limits are converted
     * @return the limit at every instant; empty if the profiles change too often to be looked at over so long a time
     */
    public Optional<StepFunction<Limit>> limit(int evseId, InstantRange range, RateUnit unit, PhaseUse phases) {
        List<Transaction> begun =
                transactions().stream().map(one -> begun(one, range.start())).toList();
        Situation situation = new Situation(store, spec.evses(), begun, true, spec.composing(zone));
        Composer composer = new Composer(situation, phases);
        if (composer.size(range) > Composer.MOST_CHANGES) {
            return Optional.empty();
        }
        return Optional.of(
                evseId == InstalledProfile.STATION
                        ? composer.station(range, unit)
                        : composer.evse(evseId, range, unit));
    }

    /** Where the clock was set back a transaction that runs began just now. */
    private static Transaction begun(Transaction transaction, Instant now) {
        return transaction.start().filter(start -> start.isAfter(now)).isPresent()
                ? new Transaction(transaction.evseId(), transaction.id(), Optional.empty())
                : transaction;
    }

    /** Which connectors are named by some profile, for the order of reports. */
    List<Integer> places() {
        return new HashSet<>(
                        store.profiles().stream().map(InstalledProfile::evseId).toList())
                .stream().sorted().toList();
    }
}
