// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.intercept.Unanswered;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.journal.Outcome;
import io.ferrule.proxy.journal.Reach;
import io.ferrule.proxy.journal.TransactionLink;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Brings one entry of the outbox to the CSMS and draws the consequences of the answer. Used on the lane only. */
final class Courier implements Replay.Delivery {

    private static final int REFUSALS = 3;
    private static final int SILENCES = 10;
    private static final Duration AGAIN = Duration.ofSeconds(5);
    /** An entry was read once under the limits of its session; how those stand today does not matter. */
    private static final FrameLimits ANY = new FrameLimits(Integer.MAX_VALUE, 512, 1_000);

    private final Desk desk;
    private final Journal journal;
    private final Line line;
    private final Replay replay;
    private final Links links;
    private final Promises promises;
    private final Settlements settlements;
    private final TokenMemory tokens;
    private final BootMemory boot;
    private final RefusedStart refusedStart;
    private final FrameReader reader = new FrameReader(ANY);
    private long silent;
    private int silences;

    Courier(Desk desk, Line line, LiveBilling.Parts parts, RefusedStart refusedStart) {
        this.desk = desk;
        this.journal = desk.journal();
        this.line = line;
        this.replay = parts.replay();
        this.links = parts.links();
        this.promises = parts.promises();
        this.settlements = parts.settlements();
        this.tokens = parts.tokens();
        this.boot = parts.boot();
        this.refusedStart = refusedStart;
    }

    @Override
    public CompletableFuture<Optional<Duration>> deliver(Entry entry) {
        Optional<Outcome> answered = settlements.unwritten(entry.number());
        if (answered.isPresent()) {
            return settlements
                    .settle(entry.number(), answered.get())
                    .thenApply(written -> Optional.of(written ? Duration.ZERO : AGAIN));
        }
        if (entry.call().version() != desk.version()) {
            return bury(entry, "taken over in OCPP " + entry.call().version().number());
        }
        return reader.read(entry.call().text()) instanceof Reading.Read read && read.frame() instanceof Call call
                ? prepare(entry, Bill.of(entry, call))
                : bury(entry, "its text cannot be read");
    }

    private CompletableFuture<Optional<Duration>> prepare(Entry entry, Bill bill) {
        if (bill.starts() && bill.transaction().isEmpty()) {
            // Its station may have repeated it, or will: from now on both sides have a number for it.
            return promises.give(entry.number(), bill).thenApply(given -> Optional.of(Duration.ZERO));
        }
        if (!bill.continuesOurs(desk.version())) {
            return send(entry, bill, bill.call());
        }
        int number = TransactionIds.number(bill.transaction().orElse("")).orElse(0);
        return links.ofStation(number)
                .thenCompose(link -> link.isPresent()
                        ? send(
                                entry,
                                bill,
                                bill.call().withPayload(bill.renamed(link.get().csmsSide())))
                        : bury(entry, "the start of its transaction was not delivered"));
    }

    private CompletableFuture<Optional<Duration>> send(Entry entry, Bill bill, Call call) {
        return desk.lane(journal.outbox().sent(entry.number()))
                .thenCompose(written -> line.open()
                        ? desk.session()
                                .call(Side.CSMS, call)
                                .handle(Heard::new)
                                .toCompletableFuture()
                                .thenCompose(heard -> replied(entry, bill, heard))
                        : stopped());
    }

    private CompletableFuture<Optional<Duration>> replied(Entry entry, Bill bill, Heard heard) {
        if (heard.reply() instanceof CallResult result) {
            return answered(entry, bill, result.payload());
        }
        return heard.reply() instanceof CallError error ? refused(entry, error) : silence(entry, heard.failure());
    }

    private CompletableFuture<Optional<Duration>> answered(Entry entry, Bill bill, Payload answer) {
        tokens.learn(bill.call(), answer);
        if (entry.call().kind() != Kind.BILLING) {
            return settled(entry, Outcome.NOTHING);
        }
        if (!bill.starts()) {
            return settled(entry, Outcome.NOTHING.replying(promises.reply(bill, OptionalInt.empty(), answer)));
        }
        OptionalInt issued = TransactionIds.issued(answer);
        OptionalInt ours = TransactionIds.number(bill.transaction().orElse(""));
        if (issued.isEmpty() || ours.isEmpty()) {
            return refused(entry, "the answer has no transaction id");
        }
        TransactionLink link = new TransactionLink(ours.getAsInt(), issued.getAsInt());
        return settled(entry, Outcome.NOTHING.linking(link)).thenApply(pause -> {
            refusedStart.look(ours.getAsInt(), answer);
            return pause;
        });
    }

    private CompletableFuture<Optional<Duration>> settled(Entry entry, Outcome outcome) {
        promises.forget(entry.number());
        return settlements.settle(entry.number(), outcome).thenApply(written -> replay.pace());
    }

    private CompletableFuture<Optional<Duration>> refused(Entry entry, CallError error) {
        return LiveBilling.unbooted(error) && boot.forgotten() ? stopped() : refused(entry, LiveBilling.reason(error));
    }

    /** A later try has better prospects, and the third has none (OCPP 1.6, 3.7.1: the wait grows with the tries). */
    private CompletableFuture<Optional<Duration>> refused(Entry entry, String reason) {
        return desk.lane(journal.outbox().refused(entry.number(), reason))
                .thenCompose(count -> count < REFUSALS
                        ? CompletableFuture.completedFuture(Optional.of(AGAIN.multipliedBy(count)))
                        : bury(entry, reason));
    }

    private CompletableFuture<Optional<Duration>> silence(Entry entry, @Nullable Throwable failure) {
        if (!line.open()) {
            return stopped();
        }
        boolean missing = failure != null
                && Desk.cause(failure) instanceof CallFailedException failed
                && failed.unanswered().equals(Optional.of(Unanswered.REPLY_MISSING));
        silences = silent == entry.number() ? silences : 0;
        silent = entry.number();
        silences += missing ? 1 : 0;
        return silences < SILENCES
                ? CompletableFuture.completedFuture(Optional.of(AGAIN))
                : bury(entry, "the CSMS did not answer " + SILENCES + " times");
    }

    private CompletableFuture<Optional<Duration>> bury(Entry entry, String reason) {
        boolean start = entry.call().action().equals("StartTransaction");
        promises.forget(entry.number());
        return desk.lane(journal.outbox().bury(entry.number(), start ? Reach.TRANSACTION : Reach.ENTRY, reason))
                .thenApply(count -> {
                    desk.tell(at -> new BufferEvent.GivenUp(
                            at, desk.station(), entry.number(), entry.call().action(), count, reason));
                    return Optional.of(Duration.ZERO);
                });
    }

    private static CompletableFuture<Optional<Duration>> stopped() {
        return CompletableFuture.completedFuture(Optional.empty());
    }
}
