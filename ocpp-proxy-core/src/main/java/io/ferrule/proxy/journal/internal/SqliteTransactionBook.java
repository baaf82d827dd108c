// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.TransactionBook;
import io.ferrule.proxy.journal.TransactionLink;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The transaction book: each method is one request to the writer. */
record SqliteTransactionBook(Writer writer, LinkTable links, ProvisionalNumbers numbers) implements TransactionBook {

    @Override
    public CompletionStage<Integer> provisional() {
        return writer.submit(numbers::issue);
    }

    @Override
    public CompletionStage<Void> link(StationId station, TransactionLink link) {
        return writer.submit(sql -> {
                    links.link(sql, station, link);
                    return true;
                })
                .thenAccept(written -> {});
    }

    @Override
    public CompletionStage<Optional<TransactionLink>> byStationSide(StationId station, int id) {
        return writer.submit(sql -> links.byStationSide(sql, station, id));
    }

    @Override
    public CompletionStage<Optional<TransactionLink>> byCsmsSide(StationId station, int id) {
        return writer.submit(sql -> links.byCsmsSide(sql, station, id));
    }
}
