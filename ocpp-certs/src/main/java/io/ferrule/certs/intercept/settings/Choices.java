// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.certs.intercept.SignRetry;
import io.ferrule.certs.store.SettingsStore;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * By what each station is dialled, and what is on trial. As long as something is on trial, it and the former choice take turns until
 * one of them connects. Safe for use by several threads; only changes wait for the disk.
 */
final class Choices {

    private final SettingsStore store;
    private final SettingsRules rules;
    private final Map<StationId, Standing> standings = new ConcurrentHashMap<>();
    private final Set<StationId> former = ConcurrentHashMap.newKeySet();
    private final Map<StationId, Boolean> dialled = new ConcurrentHashMap<>();

    Choices(SettingsStore store, SettingsRules rules) {
        this.store = store;
        this.rules = rules;
    }

    Standing standing(StationId station) {
        return standings.computeIfAbsent(station, id -> Standing.read(store.read(id.value())));
    }

    /** What to dial with now, where it is not what is configured. */
    Optional<NorthboundChoice> next(StationId station) {
        Standing standing = standing(station);
        boolean trial = standing.trial().isPresent() && !former.contains(station);
        dialled.put(station, trial);
        return trial ? standing.trial() : standing.proven();
    }

    /** What is in force, whatever is on trial. */
    NorthboundChoice inForce(StationId station) {
        return standing(station).proven().orElseGet(() -> rules.configured().apply(station));
    }

    /** By what the present connection was dialled, be it proven or not: the CSMS that asks over it sees just that. */
    NorthboundChoice dialledWith(StationId station) {
        Optional<NorthboundChoice> trial = standing(station).trial().filter(tried -> trialDialled(station));
        return trial.orElseGet(() -> inForce(station));
    }

    /** In which slot of 2.x that is. */
    int slotDialledWith(StationId station) {
        Standing standing = standing(station);
        Optional<SecurityProfile> tried =
                standing.trial().filter(choice -> trialDialled(station)).map(NorthboundChoice::profile);
        boolean first = tried.isPresent() && tried.equals(standing.network().next());
        return first ? standing.network().priority().get(0) : standing.network().active();
    }

    String organisation(StationId station) {
        return standing(station).organisation().orElseGet(() -> rules.organisation()
                .apply(station));
    }

    SignRetry retry(StationId station) {
        return standing(station).retry().orElseGet(SignRetry::standard);
    }

    boolean onTrial(StationId station) {
        return standing(station).trial().isPresent();
    }

    /** Whether the trial is what was dialled with last. */
    boolean trialDialled(StationId station) {
        return onTrial(station) && dialled.getOrDefault(station, !former.contains(station));
    }

    /** What was dialled with last did not connect: now it is the other one's turn. */
    void takeTurns(StationId station) {
        if (trialDialled(station)) {
            former.add(station);
        } else {
            former.remove(station);
        }
    }

    /** Writes a change, and makes it count once it is on disk. */
    synchronized Standing change(StationId station, UnaryOperator<Standing> how) throws IOException {
        Standing changed = how.apply(standing(station));
        store.write(station.value(), changed.write());
        standings.put(station, changed);
        if (changed.trial().isEmpty()) {
            former.remove(station);
        }
        return changed;
    }
}
