// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.Outcome;
import io.ferrule.proxy.journal.TransactionLink;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * Billing calls that go to the CSMS when they come: written first, as sent, so that after a loss nobody has to guess.
 * One at a time, for what comes behind one that is lost must not overtake it. Used on the lane only.
 */
final class LiveBilling {

    private static final int REFUSALS = 3;

    private final Desk desk;
    private final Outbox outbox;
    private final Links links;
    private final Promises promises;
    private final Settlements settlements;
    private final Replay replay;
    private final Takeover takeover;
    private final TokenMemory tokens;
    private final BootMemory boot;

    LiveBilling(Desk desk, Parts parts, Takeover takeover) {
        this.desk = desk;
        this.outbox = desk.journal().outbox();
        this.links = parts.links();
        this.promises = parts.promises();
        this.settlements = parts.settlements();
        this.replay = parts.replay();
        this.tokens = parts.tokens();
        this.boot = parts.boot();
        this.takeover = takeover;
    }

    /** Writes a call and lets it go, with another payload where one is given. */
    CompletableFuture<Ruling> send(Bill bill, Optional<Payload> changed, Exchange exchange, Desk.Turn turn) {
        Ruling goes = changed.<Ruling>map(Ruling.Changed::new).orElseGet(Ruling.Pass::new);
        replay.liveBegins();
        return desk.lane(outbox.appendSent(bill.journaled(desk, bill.ownId(desk)), bill.fingerprint()))
                .handle((number, failure) -> {
                    if (failure != null) {
                        return unwritten(bill, goes, exchange, failure);
                    }
                    if (turn.over()) { // its station was told to repeat it; meanwhile it waits like any other
                        replay.owes();
                        replay.liveEnds();
                        return Ruling.notWritten();
                    }
                    exchange.put(Live.class, new Live(Optional.of(number), bill));
                    return goes;
                });
    }

    /** A full disk keeps nobody from being billed while the CSMS is there to be told. */
    Ruling unwritten(Bill bill, Ruling goes, Exchange exchange, Throwable failure) {
        desk.notJournaled(bill.call().action(), failure, true);
        Call call = goes instanceof Ruling.Changed changed ? bill.call().withPayload(changed.payload()) : bill.call();
        desk.unwritten().sent(desk.station(), bill.fingerprint(), call);
        exchange.put(Live.class, new Live(Optional.empty(), bill));
        return goes;
    }

    /** The station repeats what could not be written. */
    CompletableFuture<Ruling> again(Unwritten.Sent sent, Bill repeated, boolean passes, Desk.Turn turn) {
        if (sent.answer().isPresent()) {
            return CompletableFuture.completedFuture(
                    new Ruling.Result(sent.answer().get()));
        }
        Bill bill = repeated.under(sent.call().id());
        if (!passes) {
            return onDisk(bill, takeover.take(bill, bill.ownId(desk), turn));
        }
        Live unjournaled = new Live(Optional.empty(), bill);
        replay.liveBegins();
        return desk.session()
                .call(Side.CSMS, sent.call())
                .handle(Heard::new)
                .toCompletableFuture()
                .thenCompose(heard -> heardAgain(unjournaled, heard));
    }

    private CompletableFuture<Ruling> heardAgain(Live live, Heard heard) {
        if (heard.reply() instanceof CallResult result) {
            return answered(live, result.payload()).thenApply(ruling -> ruling.after(result.payload()));
        }
        return heard.reply() instanceof CallError error
                ? refused(live, error).thenApply(ruling -> Ruling.refusal(error))
                : missing(live);
    }

    CompletableFuture<Ruling> answered(Live live, Payload answer) {
        tokens.learn(live.bill().call(), answer);
        OptionalInt issued = live.bill().starts() ? TransactionIds.issued(answer) : OptionalInt.empty();
        if (live.number().isEmpty()) {
            return unjournaled(live.bill(), issued, answer).whenComplete((ruling, failure) -> replay.liveEnds());
        }
        long number = live.number().get();
        if (issued.isEmpty()) {
            desk.finish(
                    settlements.settle(number, Outcome.NOTHING.replying(promises.reply(live.bill(), issued, answer))));
            promises.forget(number);
            replay.liveEnds();
            return CompletableFuture.completedFuture(new Ruling.Pass());
        }
        return started(number, live.bill(), answer, issued.getAsInt())
                .whenComplete((ruling, failure) -> replay.liveEnds());
    }

    private CompletableFuture<Ruling> unjournaled(Bill bill, OptionalInt issued, Payload answer) {
        boolean ours = issued.isPresent() && TransactionIds.ours(Integer.toString(issued.getAsInt()));
        CompletableFuture<Payload> told = ours
                ? links.adopt(issued.getAsInt()).thenApply(link -> answer.with("/transactionId", link.stationSide()))
                : CompletableFuture.completedFuture(answer);
        return told.thenApply(payload -> {
            remember(bill, payload);
            return ours ? new Ruling.Changed(payload) : new Ruling.Pass();
        });
    }

    private void remember(Bill bill, Payload told) {
        desk.unwritten().answered(desk.station(), bill.fingerprint(), told);
        GivenReply reply = promises.reply(bill, TransactionIds.issued(told), told);
        desk.finish(desk.lane(desk.journal().replies().remember(desk.station(), reply))
                .handle((written, failure) -> {
                    if (failure == null) {
                        desk.unwritten().forget(desk.station(), bill.fingerprint());
                    }
                    return failure == null;
                }));
    }

    private CompletableFuture<Ruling> onDisk(Bill bill, CompletableFuture<Ruling> taken) {
        return taken.thenApply(ruling -> {
            if (ruling instanceof Ruling.Result) {
                desk.unwritten().forget(desk.station(), bill.fingerprint());
            }
            return ruling;
        });
    }

    private CompletableFuture<Ruling> started(long number, Bill bill, Payload answer, int issued) {
        boolean taken = TransactionIds.ours(Integer.toString(issued));
        if (!taken && promises.known(number).isEmpty()) {
            GivenReply reply = promises.reply(bill, OptionalInt.of(issued), answer);
            return settlements.settle(number, Outcome.NOTHING.replying(reply)).thenApply(written -> new Ruling.Pass());
        }
        CompletableFuture<Ruling> renamed = promises.give(number, bill, answer)
                .thenCompose(given -> linked(number, given.transaction().orElse(issued), issued, answer));
        return desk.orRefuse(bill.call().action(), renamed);
    }

    private CompletableFuture<Ruling> linked(long number, int stationSide, int csmsSide, Payload answer) {
        Outcome outcome = Outcome.NOTHING.linking(new TransactionLink(stationSide, csmsSide));
        return settlements.settle(number, outcome).thenApply(written -> {
            promises.forget(number);
            return new Ruling.Changed(answer.with("/transactionId", stationSide));
        });
    }

    /**
     * The CSMS said no: so is the station told, which may try again; the third time it is told yes (OCPP 1.6, 3.7.1).
     */
    CompletableFuture<Ruling> refused(Live live, CallError error) {
        if (live.number().isEmpty()) {
            desk.unwritten().forget(desk.station(), live.bill().fingerprint());
            replay.liveEnds();
            return CompletableFuture.completedFuture(new Ruling.Pass());
        }
        long number = live.number().get();
        String reason = reason(error);
        if (promises.known(number).isPresent()) {
            var unused = outbox.refused(number, reason);
            return missing(live);
        }
        if (unbooted(error) && boot.forgotten()) {
            return missing(live);
        }
        return desk.lane(outbox.withdraw(number, REFUSALS, reason))
                .thenCompose(count -> count < REFUSALS
                        ? CompletableFuture.completedFuture(new Ruling.Pass())
                        : givenUp(number, live.bill(), reason))
                .exceptionally(failure -> {
                    desk.notJournaled(live.bill().call().action(), failure, true);
                    replay.owes();
                    return new Ruling.Pass();
                })
                .whenComplete((ruling, failure) -> replay.liveEnds());
    }

    /** There is no reply: the call waits for its turn, and the station gets an answer of ours. */
    CompletableFuture<Ruling> missing(Live live) {
        replay.owes();
        Bill bill = live.bill();
        CompletableFuture<Ruling> own = live.number().isPresent()
                ? promises.give(live.number().get(), bill)
                        .thenApply(given -> new Ruling.Result(Payload.of(given.payload())))
                : onDisk(bill, takeover.take(bill, bill.ownId(desk), new Desk.Turn()));
        return desk.orRefuse(bill.call().action(), own).whenComplete((ruling, failure) -> replay.liveEnds());
    }

    private CompletableFuture<Ruling> givenUp(long number, Bill bill, String reason) {
        desk.tell(at ->
                new BufferEvent.GivenUp(at, desk.station(), number, bill.call().action(), 1, reason));
        return promises.giveDead(bill).thenApply(given -> new Ruling.Result(Payload.of(given.payload())));
    }

    /** What a peer said, short enough for the journal. */
    static String reason(CallError error) {
        String text = error.wireCode() + ": " + error.description();
        return text.length() <= 255 ? text : text.substring(0, 255);
    }

    /** A CSMS that knows of no boot says so with this code (OCPP 1.6, 4.2; OCPP 2.0.1 part 2, B02.FR.09). */
    static boolean unbooted(CallError error) {
        return error.code().equals(Optional.of(ErrorCode.SECURITY_ERROR));
    }

    /** What billing has in common with the replay. */
    record Parts(
            Links links,
            Promises promises,
            Settlements settlements,
            Replay replay,
            TokenMemory tokens,
            BootMemory boot) {}
}
