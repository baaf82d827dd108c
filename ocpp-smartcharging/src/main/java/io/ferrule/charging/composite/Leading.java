// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.Transaction;
import io.ferrule.model.OcppVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * For one EVSE, or for the station as a whole: the period that leads at each instant.
 *
 * @param situation all there is
 * @param evseId the EVSE, 0 for the station
 * @param range when
 */
record Leading(Situation situation, int evseId, InstantRange range) {

    /** The leading period of a purpose among profiles of this EVSE and of the station as a whole. */
    StepFunction<Optional<Bound>> of(Purpose purpose) {
        return lead(purpose, installed -> installed.evseId() == evseId || isStation(installed));
    }

    /** The leading period of a purpose among profiles of this EVSE alone. */
    StepFunction<Optional<Bound>> ofItsOwn(Purpose purpose) {
        return lead(purpose, installed -> installed.evseId() == evseId);
    }

    /**
     * What the transaction gets: with priority, else of its own, else by default. In 1.6 a default of the connector comes
     * before that of the station, whatever their levels (OCPP 1.6 edition 2, 3.13.1); later versions stack them
     * (OCPP 2.0.1 part 2, K01.FR.52, FR.53).
     */
    StepFunction<Optional<Bound>> transaction() {
        Optional<Transaction> running = situation.running(evseId);
        if (running.isEmpty() && !situation.assumeTransaction()) {
            return nothing();
        }
        List<StepFunction<Optional<Bound>>> inOrder = new ArrayList<>();
        inOrder.add(of(Purpose.PRIORITY_CHARGING));
        if (running.isPresent()) {
            inOrder.add(of(Purpose.TX));
        }
        if (situation.profiles().version() == OcppVersion.V1_6) {
            inOrder.add(ofItsOwn(Purpose.TX_DEFAULT));
            inOrder.add(lead(Purpose.TX_DEFAULT, Leading::isStation));
        } else {
            inOrder.add(of(Purpose.TX_DEFAULT));
        }
        return firstPresent(inOrder);
    }

    private static boolean isStation(InstalledProfile installed) {
        return installed.evseId() == InstalledProfile.STATION;
    }

    private StepFunction<Optional<Bound>> lead(Purpose purpose, Predicate<InstalledProfile> place) {
        List<InstalledProfile> profiles = new ArrayList<>(situation.profiles().profiles().stream()
                .filter(installed -> installed.profile().purpose() == purpose)
                .filter(place)
                .filter(this::concerns)
                .toList());
        Collections.reverse(profiles); // of two of the same level the last one installed leads
        profiles.sort(Comparator.comparingInt(
                        (InstalledProfile installed) -> installed.profile().stackLevel())
                .reversed());
        Timeline timeline = timeline();
        return firstPresent(profiles.stream()
                .map(installed -> timeline.of(installed.profile(), range))
                .toList());
    }

    /** A profile for a transaction counts for no other one. */
    private boolean concerns(InstalledProfile installed) {
        Optional<String> meant = installed.profile().transactionId();
        boolean forTransaction = installed.profile().purpose() == Purpose.TX
                || installed.profile().purpose() == Purpose.PRIORITY_CHARGING;
        return !forTransaction
                || meant.isEmpty()
                || meant.equals(situation.running(evseId).map(Transaction::id));
    }

    private Timeline timeline() {
        Optional<Transaction> running = situation.running(evseId);
        Instant session = running.flatMap(Transaction::start).orElse(range.start());
        Circumstances circumstances = situation.circumstances();
        return new Timeline(
                situation.site(),
                session,
                running.map(Transaction::id).orElse(""),
                Optional.ofNullable(circumstances.soc().get(evseId)),
                circumstances.offlineSince());
    }

    /** By halves, so that many profiles cost little more than few. */
    private StepFunction<Optional<Bound>> firstPresent(List<StepFunction<Optional<Bound>>> inOrder) {
        if (inOrder.isEmpty()) {
            return nothing();
        }
        if (inOrder.size() == 1) {
            return inOrder.get(0);
        }
        int half = inOrder.size() / 2;
        StepFunction<Optional<Bound>> front = firstPresent(inOrder.subList(0, half));
        return front.combine(
                firstPresent(inOrder.subList(half, inOrder.size())),
                (first, second) -> first.isPresent() ? first : second);
    }

    private StepFunction<Optional<Bound>> nothing() {
        return StepFunction.constant(range, Optional.empty());
    }
}
