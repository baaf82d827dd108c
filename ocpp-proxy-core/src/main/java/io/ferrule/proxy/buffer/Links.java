// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.proxy.journal.TransactionBook;
import io.ferrule.proxy.journal.TransactionLink;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Both numbers of each transaction: those of the journal, and those that it could not write, which are kept here and offered to
 * it again. Used on the lane only.
 */
final class Links {

    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Desk desk;
    private final TransactionBook book;
    private final Set<TransactionLink> unwritten = new LinkedHashSet<>();

    Links(Desk desk) {
        this.desk = desk;
        this.book = desk.journal().transactions();
    }

    /** The link of a transaction that the station knows under this number; empty also where the journal fails. */
    CompletableFuture<Optional<TransactionLink>> ofStation(int number) {
        return kept(link -> link.stationSide() == number)
                .map(link -> CompletableFuture.completedFuture(Optional.of(link)))
                .orElseGet(() -> desk.lane(book.byStationSide(desk.station(), number)));
    }

    /** The link of a transaction that the CSMS knows under this number. */
    CompletableFuture<Optional<TransactionLink>> ofCsms(int number) {
        return kept(link -> link.csmsSide() == number)
                .map(link -> CompletableFuture.completedFuture(Optional.of(link)))
                .orElseGet(() -> desk.lane(book.byCsmsSide(desk.station(), number)));
    }

    /** A link that is not on disk. */
    void keep(TransactionLink link) {
        if (unwritten.add(link)) {
            write(link);
        }
    }

    /**
     * Another number for a transaction that has one of ours at the CSMS, for a start that could not be written; the same one
     * where the journal has none to give.
     */
    CompletableFuture<TransactionLink> adopt(int csmsSide) {
        return desk.lane(book.provisional()).exceptionally(failure -> csmsSide).thenApply(stationSide -> {
            TransactionLink link = new TransactionLink(stationSide, csmsSide);
            keep(link);
            return link;
        });
    }

    private void write(TransactionLink link) {
        desk.finish(desk.lane(book.link(desk.station(), link)).handle((written, failure) -> {
            if (failure == null) {
                unwritten.remove(link);
            } else {
                desk.session().executeAfter(AGAIN, () -> write(link));
            }
            return failure == null;
        }));
    }

    private Optional<TransactionLink> kept(Predicate<TransactionLink> sought) {
        return unwritten.stream().filter(sought).findFirst();
    }
}
