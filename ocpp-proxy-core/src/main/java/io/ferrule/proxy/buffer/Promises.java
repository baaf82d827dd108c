// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Payload;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.Journal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Replies to billing calls that the gateway gives in place of the CSMS. Each is on disk before it is given, and a
 * content is only ever given one: whoever asks for it at the same time gets the same. Used on the lane only.
 */
final class Promises {

    private final Desk desk;
    private final Journal journal;
    private final OwnAnswers words;
    private final TokenMemory tokens;
    private final Map<Long, CompletableFuture<GivenReply>> underWay = new HashMap<>();

    Promises(Desk desk, OwnAnswers words, TokenMemory tokens) {
        this.desk = desk;
        this.journal = desk.journal();
        this.words = words;
        this.tokens = tokens;
    }

    /** Works out a reply; nothing but a number may be written. */
    CompletableFuture<GivenReply> draft(Bill bill) {
        CompletableFuture<Optional<Payload>> info = tokens.info(bill.call());
        if (!bill.starts()) {
            boolean event = words.second() && !bill.call().action().equals("MeterValues");
            return info.thenApply(
                    said -> reply(bill, OptionalInt.empty(), event ? words.event(said) : Payload.empty()));
        }
        return desk.lane(journal.transactions().provisional())
                .thenCombine(
                        info,
                        (number, said) -> reply(
                                bill, OptionalInt.of(number), words.start(number, said.orElseGet(() -> Payload.empty()
                                        .with("/status", "Invalid")))));
    }

    /** Gives a reply to a call that waits in the outbox: the one that it was given before, if it was. */
    CompletableFuture<GivenReply> give(long number, Bill bill) {
        return once(number, bill, () -> draft(bill));
    }

    /** Likewise, with a reply of the CSMS that names a number which is ours: the station gets another one. */
    CompletableFuture<GivenReply> give(long number, Bill bill, Payload answer) {
        return once(number, bill, () -> desk.lane(journal.transactions().provisional())
                .thenApply(ours -> reply(bill, OptionalInt.of(ours), answer.with("/transactionId", ours))));
    }

    /** Gives a reply to a call that went dead. */
    CompletableFuture<GivenReply> giveDead(Bill bill) {
        return given(bill).thenCompose(before -> before.map(CompletableFuture::completedFuture)
                .orElseGet(() -> draft(bill)
                        .thenCompose(made -> desk.lane(journal.replies().remember(desk.station(), made))
                                .thenApply(written -> made))));
    }

    /** The reply that was given to an entry in this session, or is about to be. */
    Optional<CompletableFuture<GivenReply>> known(long number) {
        return Optional.ofNullable(underWay.get(number));
    }

    /** The entry is no longer there. */
    void forget(long number) {
        underWay.remove(number);
    }

    private CompletableFuture<GivenReply> once(long number, Bill bill, Supplier<CompletableFuture<GivenReply>> draft) {
        CompletableFuture<GivenReply> known = underWay.get(number);
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        CompletableFuture<GivenReply> reply = given(bill)
                .thenCompose(
                        before -> before.map(CompletableFuture::completedFuture).orElseGet(draft))
                .thenCompose(
                        made -> desk.lane(journal.outbox().answer(number, made)).thenApply(written -> made));
        underWay.put(number, reply);
        return reply;
    }

    private CompletableFuture<Optional<GivenReply>> given(Bill bill) {
        return desk.lane(journal.replies().find(desk.station(), bill.fingerprint()));
    }

    /** A reply as it is remembered. */
    GivenReply reply(Bill bill, OptionalInt transaction, Payload payload) {
        return new GivenReply(bill.fingerprint(), bill.call().id(), transaction, payload.text(), desk.now());
    }
}
