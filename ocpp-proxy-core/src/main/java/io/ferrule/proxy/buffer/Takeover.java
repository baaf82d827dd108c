// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Kind;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** Takes calls over from the station: written behind all others of it, then answered. Used on the lane only. */
final class Takeover {

    private final Desk desk;
    private final Promises promises;
    private final Replay replay;

    Takeover(Desk desk, Promises promises, Replay replay) {
        this.desk = desk;
        this.promises = promises;
        this.replay = replay;
    }

    /** Takes over a billing call, with the reply by which its repetition is recognised. */
    CompletableFuture<Ruling> take(Bill bill, String id, Desk.Turn turn) {
        CompletableFuture<Ruling> taken = promises.draft(bill)
                .thenCompose(reply ->
                        turn.over() ? CompletableFuture.completedFuture(Ruling.notWritten()) : append(bill, id, reply));
        return desk.orRefuse(bill.call().action(), taken);
    }

    /** Takes over a call that tells of something: the same may be told again, so it is not recognised. */
    CompletableFuture<Ruling> take(Call call) {
        String id = desk.freshId();
        JournaledCall journaled = new JournaledCall(
                desk.station(),
                desk.version(),
                call.action().equals("SecurityEventNotification") ? Kind.SECURITY : Kind.STATUS,
                id,
                call.action(),
                Optional.empty(),
                call.withId(id).text(),
                desk.now());
        replay.owes();
        CompletableFuture<Ruling> taken = desk.lane(desk.journal().outbox().append(journaled))
                .thenApply(number -> new Ruling.Result(Payload.empty()));
        return desk.orRefuse(call.action(), taken).whenComplete((ruling, failure) -> replay.run());
    }

    private CompletableFuture<Ruling> append(Bill bill, String id, GivenReply reply) {
        OptionalInt number = reply.transaction();
        JournaledCall call = bill.journaled(desk, id);
        JournaledCall within = number.isPresent() ? call.within(Integer.toString(number.getAsInt())) : call;
        replay.owes();
        return desk.lane(desk.journal().outbox().append(within, reply))
                .<Ruling>thenApply(written -> new Ruling.Result(Payload.of(reply.payload())))
                .whenComplete((ruling, failure) -> replay.run());
    }
}
