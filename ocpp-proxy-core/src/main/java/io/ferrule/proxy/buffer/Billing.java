// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.TransactionLink;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Transaction-related calls of the station: what it repeats is recognised, what can go to the CSMS goes there once it
 * is on disk, the rest is taken over. Used on the lane only.
 */
final class Billing {

    private final Desk desk;
    private final Journal journal;
    private final Line line;
    private final Links links;
    private final Promises promises;
    private final Replay replay;
    private final Takeover takeover;
    private final LiveBilling live;

    Billing(Desk desk, Line line, LiveBilling.Parts parts) {
        this.desk = desk;
        this.journal = desk.journal();
        this.line = line;
        this.links = parts.links();
        this.promises = parts.promises();
        this.replay = parts.replay();
        this.takeover = new Takeover(desk, promises, replay);
        this.live = new LiveBilling(desk, parts, takeover);
    }

    /** Calls of lower worth are taken over in the same way. */
    Takeover takeover() {
        return takeover;
    }

    CompletableFuture<Ruling> onCall(Bill bill, Exchange exchange, Desk.Turn turn) {
        Optional<Unwritten.Sent> unwritten = desk.unwritten().find(desk.station(), bill.fingerprint());
        if (unwritten.isPresent()) {
            return live.again(unwritten.get(), bill, passes(), turn);
        }
        return desk.lane(journal.replies().find(desk.station(), bill.fingerprint()))
                .thenCombine(desk.lane(journal.outbox().find(desk.station(), bill.fingerprint())), Recall::new)
                .thenCompose(recall -> decide(recall, bill, exchange, turn))
                .exceptionally(failure -> unread(bill, exchange, failure));
    }

    CompletableFuture<Ruling> onReply(Reply reply, Exchange exchange) {
        Optional<Live> passed = exchange.get(Live.class);
        if (passed.isEmpty()) {
            return CompletableFuture.completedFuture(new Ruling.Pass());
        }
        if (exchange.unanswered().isPresent()) {
            return live.missing(passed.get());
        }
        return reply instanceof CallResult result
                ? live.answered(passed.get(), result.payload())
                : live.refused(passed.get(), (CallError) reply);
    }

    private CompletableFuture<Ruling> decide(Recall recall, Bill bill, Exchange exchange, Desk.Turn turn) {
        if (turn.over()) {
            return CompletableFuture.completedFuture(Ruling.notWritten());
        }
        Optional<CompletableFuture<GivenReply>> before = recall.given()
                .or(() -> desk.unwritten().reply(desk.station(), bill.fingerprint()))
                .map(CompletableFuture::completedFuture)
                .or(() -> recall.kept().map(entry -> promised(entry, bill)));
        return before.isPresent()
                ? desk.orRefuse(
                        bill.call().action(),
                        before.get().thenApply(given -> new Ruling.Result(Payload.of(given.payload()))))
                : route(bill, exchange, turn);
    }

    private CompletableFuture<GivenReply> promised(Entry entry, Bill bill) {
        return entry.state() == Entry.State.DEAD ? promises.giveDead(bill) : promises.give(entry.number(), bill);
    }

    private CompletableFuture<Ruling> route(Bill bill, Exchange exchange, Desk.Turn turn) {
        if (!passes()) {
            return takeover.take(bill, desk.freshId(), turn);
        }
        if (!bill.continuesOurs(desk.version())) {
            return live.send(bill, Optional.empty(), exchange, turn);
        }
        // A transaction whose start has not reached the CSMS has no number there: its messages wait behind it, or die
        // with it.
        return link(bill)
                .thenCompose(link -> passes() && link.isPresent() && !turn.over()
                        ? live.send(bill, link.map(ids -> bill.renamed(ids.csmsSide())), exchange, turn)
                        : takeover.take(bill, desk.freshId(), turn));
    }

    private CompletableFuture<Optional<TransactionLink>> link(Bill bill) {
        int number = TransactionIds.number(bill.transaction().orElse("")).orElse(0);
        return links.ofStation(number).exceptionally(failure -> Optional.empty());
    }

    private boolean passes() {
        return replay.clear() && !line.away();
    }

    /** The journal cannot even be read. */
    private Ruling unread(Bill bill, Exchange exchange, Throwable failure) {
        if (passes() && !bill.continuesOurs(desk.version())) {
            replay.liveBegins();
            return live.unwritten(bill, new Ruling.Pass(), exchange, failure);
        }
        desk.notJournaled(bill.call().action(), failure, false);
        return Ruling.notWritten();
    }

    /** What is known of a content: a reply that was given to it, an entry made of it. */
    private record Recall(Optional<GivenReply> given, Optional<Entry> kept) {}
}
