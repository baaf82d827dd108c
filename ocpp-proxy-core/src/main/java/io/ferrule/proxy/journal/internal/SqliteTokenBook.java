// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.KnownToken;
import io.ferrule.proxy.journal.KnownToken.Origin;
import io.ferrule.proxy.journal.TokenBook;
import io.ferrule.proxy.journal.TokenListChange;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The token book: each method is one request to the writer. */
record SqliteTokenBook(Writer writer, TokenTable tokens) implements TokenBook {

    @Override
    public CompletionStage<Void> answered(StationId station, String token, String info) {
        return done(sql -> tokens.answered(sql, station, token, info));
    }

    @Override
    public CompletionStage<Void> change(StationId station, TokenListChange change) {
        return done(sql -> tokens.change(sql, station, change));
    }

    @Override
    public CompletionStage<Optional<KnownToken>> find(StationId station, String token) {
        return writer.submit(sql -> tokens.find(sql, station, token));
    }

    @Override
    public CompletionStage<Void> clearAnswers(StationId station) {
        return done(sql -> tokens.clear(sql, station, Origin.ANSWER));
    }

    private CompletionStage<Void> done(Work<Boolean> work) {
        return writer.submit(work).thenAccept(written -> {});
    }
}
