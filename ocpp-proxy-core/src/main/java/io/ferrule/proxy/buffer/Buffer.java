// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.journal.Journal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;

/**
 * Stands in for CSMSs that are away, and brings them what happened meanwhile: one for a gateway, in a proxy with {@link
 * io.ferrule.proxy.WhenAway#BUFFER}. The package description says what is answered how. Safe for use by several
 * threads.
 */
public final class Buffer {

    private final Journal journal;
    private final BufferSettings settings;
    private final Rota rota = new Rota();
    private final Unwritten unwritten = new Unwritten();

    private Buffer(Journal journal, BufferSettings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    /**
     * Makes a buffer.
     *
     * @param journal where everything is written before it is answered; not closed by the buffer, and to be closed
     *     after the proxy
     * @param settings how
     * @return the buffer
     */
    public static Buffer over(Journal journal, BufferSettings settings) {
        return new Buffer(journal, settings);
    }

    /**
     * The hands of the buffer in the conversations. To be registered last, next to the CSMS, with
     * {@link io.ferrule.proxy.intercept.OnFailure#REJECT}: what fails then is not acknowledged.
     *
     * @return a factory for one proxy or several, as long as each station is a station of one of them
     */
    public InterceptorFactory interceptors() {
        return session -> BufferInterceptor.open(new Desk(session, journal, settings, unwritten), rota);
    }

    /**
     * Looks for stations that are not connected and have left something behind, and has somebody open sessions in their
     * place; such a session delivers what waits and ends by itself. To be called at the start and from time to time.
     *
     * @param visitor opens a session, such as {@link io.ferrule.proxy.Proxy#visit}; called on a thread of the journal
     * @param atMost how many sessions to open now, so that not all of them come upon the CSMS at once
     * @return how many were opened
     */
    public CompletionStage<Integer> visit(BiPredicate<StationId, OcppVersion> visitor, int atMost) {
        return journal.outbox().stationsWaiting().thenCompose(waiting -> {
            CompletionStage<Integer> opened = CompletableFuture.completedStage(0);
            for (StationId station : absent(waiting, atMost)) {
                opened = opened.thenCombine(
                        journal.outbox().next(station),
                        (sofar, entry) -> entry.isPresent()
                                        && visitor.test(
                                                station, entry.get().call().version())
                                ? sofar + 1
                                : sofar);
            }
            return opened;
        });
    }

    private List<StationId> absent(List<StationId> waiting, int atMost) {
        return waiting.stream()
                .filter(station -> rota.of(station).isEmpty())
                .limit(atMost)
                .toList();
    }

    /**
     * Looks after a station's calls again, because somebody has put one of them back into the outbox.
     *
     * @param station any station; nothing happens while it is not connected, since its next session looks by itself
     */
    public void wake(StationId station) {
        rota.of(station).ifPresent(Rota.Watch::wake);
    }
}
