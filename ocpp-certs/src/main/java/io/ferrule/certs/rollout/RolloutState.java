// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.rollout;

import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.Stage;
import io.ferrule.certs.store.StationIdentity;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How far a certificate of one kind has come in a fleet.
 *
 * @param what what the certificates have in common
 * @param active how many stations have proven theirs
 * @param tried how many have shown theirs, and are not done with it
 * @param waiting how many have not shown theirs
 * @param stop why it goes no further, if it does not
 */
public record RolloutState(Novelty what, int active, int tried, int waiting, Optional<Stop> stop) {

    /**
     * Looks at a store.
     *
     * @param stations the identities in it
     * @param novelty what certificates have in common: {@link Novelty#ofKind} or {@link Novelty#alone}
     * @param stops what has failed
     * @return those kinds of which something waits, is tried, or has failed
     */
    public static List<RolloutState> of(
            Collection<StationIdentity> stations, Function<X509Certificate, Novelty> novelty, List<Stop> stops) {
        Map<Novelty, List<Stage>> kinds = new LinkedHashMap<>();
        for (StationIdentity station : stations) {
            for (Generation generation : station.generations()) {
                generation.certificate().map(novelty).ifPresent(what -> kinds.computeIfAbsent(
                                what, name -> new ArrayList<>())
                        .add(generation.stage()));
            }
        }
        stops.forEach(stop -> kinds.putIfAbsent(stop.what(), List.of()));
        return kinds.entrySet().stream()
                .map(kind -> of(kind.getKey(), kind.getValue(), stops))
                .filter(state ->
                        state.tried() + state.waiting() > 0 || state.stop().isPresent())
                .toList();
    }

    private static RolloutState of(Novelty what, List<Stage> stages, List<Stop> stops) {
        return new RolloutState(
                what,
                count(stages, Stage.ACTIVE),
                count(stages, Stage.CANDIDATE_LIVE),
                count(stages, Stage.CERT_STORED),
                stops.stream()
                        .filter(stop -> stop.what().name().equals(what.name()))
                        .findFirst());
    }

    private static int count(List<Stage> stages, Stage stage) {
        return Math.toIntExact(stages.stream().filter(stage::equals).count());
    }
}
