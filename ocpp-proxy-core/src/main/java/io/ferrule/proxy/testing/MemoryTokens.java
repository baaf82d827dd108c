// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.KnownToken;
import io.ferrule.proxy.journal.KnownToken.Origin;
import io.ferrule.proxy.journal.TokenBook;
import io.ferrule.proxy.journal.TokenListChange;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Tokens in a map; the journal is the lock. */
final class MemoryTokens implements TokenBook {

    private final MemoryJournal journal;
    private final Clock clock;
    private final Map<Place, KnownToken> tokens = new HashMap<>();

    MemoryTokens(MemoryJournal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> answered(StationId station, String token, String info) {
        return journal.did(() -> put(Origin.ANSWER, station, token, info));
    }

    @Override
    public CompletionStage<Void> change(StationId station, TokenListChange change) {
        return journal.did(() -> {
            if (change.full()) {
                removeAll(Origin.LIST, station);
            }
            change.removed().forEach(token -> tokens.remove(Place.of(Origin.LIST, station, token)));
            change.entries().forEach((token, info) -> put(Origin.LIST, station, token, info));
        });
    }

    @Override
    public CompletionStage<Optional<KnownToken>> find(StationId station, String token) {
        return journal.done(() -> Optional.ofNullable(tokens.get(Place.of(Origin.LIST, station, token)))
                .or(() -> Optional.ofNullable(tokens.get(Place.of(Origin.ANSWER, station, token)))));
    }

    @Override
    public CompletionStage<Void> clearAnswers(StationId station) {
        return journal.did(() -> removeAll(Origin.ANSWER, station));
    }

    long rows() {
        return tokens.size();
    }

    private void put(Origin origin, StationId station, String token, String info) {
        tokens.put(
                Place.of(origin, station, token),
                new KnownToken(origin, info, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private void removeAll(Origin origin, StationId station) {
        tokens.keySet()
                .removeIf(place -> place.origin() == origin && place.station().equals(station));
    }

    private record Place(Origin origin, StationId station, String token) {

        static Place of(Origin origin, StationId station, String token) {
            return new Place(origin, station, token.toLowerCase(Locale.ROOT));
        }
    }
}
