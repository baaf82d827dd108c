// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one observer asks of the station: judged here, then one call at a time asks for its turn, and one more may wait. Used on
 * the observer's lane only.
 */
final class Petitions {

    private static final int MOST_WAITING = 1;
    private static final Payload REJECTED = Payload.of("{\"status\":\"Rejected\"}");

    /** Where calls of 1.x to the station have the number of a transaction. */
    private static final Map<String, String> NUMBERS = Map.of(
            "RemoteStopTransaction", Numbers.POINTER,
            "SetChargingProfile", "/csChargingProfiles/transactionId",
            "RemoteStartTransaction", "/chargingProfile/transactionId");

    private final String name;
    private final OcppVersion version;
    private final ObserverMemory memory;
    private final VirtualKeys keys;
    private final Out out;
    private final Queue<Call> waiting = new ArrayDeque<>();
    private @Nullable Call served;
    private final AtomicInteger connection = new AtomicInteger();

    Petitions(String name, OcppVersion version, ObserverMemory memory, VirtualKeys keys, Out out) {
        this.name = name;
        this.version = version;
        this.memory = memory;
        this.keys = keys;
        this.out = out;
    }

    /** The observer calls. */
    void called(Call call) {
        if (!call.expectsReply() || isOpen(call)) {
            return;
        }
        Optional<CompletionStage<Payload>> virtual = keys.answer(call);
        if (virtual.isPresent()) {
            int now = connection.get();
            var unused = virtual.get().thenAccept(answer -> send(now, CallResult.of(call.id(), answer)));
        } else if (!out.allows(call.action())) {
            refuse(call, ErrorCode.SECURITY_ERROR, "this upstream may not send this action");
        } else if (waiting.size() >= MOST_WAITING) {
            refuse(call, ErrorCode.GENERIC_ERROR, "an earlier call of this upstream waits for its turn");
        } else {
            waiting.add(call);
            next();
        }
    }

    /** The observer is gone, and nobody waits for what it asked. */
    void disconnected() {
        connection.incrementAndGet();
        waiting.clear();
        served = null;
    }

    /** The same call again while it is open: the one reply answers both. */
    private boolean isOpen(Call call) {
        Call open = served;
        return (open != null && same(open, call)) || waiting.stream().anyMatch(other -> same(other, call));
    }

    private static boolean same(Call one, Call other) {
        return one.text().equals(other.text());
    }

    private void next() {
        while (served == null && !waiting.isEmpty()) {
            Call call = waiting.remove();
            Optional<Call> known = forStation(call);
            if (known.isPresent()) {
                served = call;
                out.ask(petition(call, known.get()));
            } else {
                out.send(CallResult.of(call.id(), REJECTED).text());
            }
        }
    }

    private Petition petition(Call asked, Call forStation) {
        int now = connection.get();
        return new Petition(name, forStation, () -> connection.get() == now, new Petition.Answer() {
            @Override
            public void replied(Reply reply) {
                if (keys.edits(asked) && reply instanceof CallResult result) {
                    var unused = keys.shown(asked.payload(), result.payload())
                            .whenComplete((edited, failure) ->
                                    settled(now, edited == null ? result : result.withPayload(edited)));
                } else {
                    settled(now, reply);
                }
            }

            @Override
            public void refused(String reason) {
                out.refused(asked.action(), ErrorCode.GENERIC_ERROR);
                settled(now, CallError.of(asked.id(), version, ErrorCode.GENERIC_ERROR, reason));
            }
        });
    }

    private void settled(int then, Reply reply) {
        out.onLane(() -> {
            if (connection.get() == then) {
                served = null;
                out.send(reply.text());
                next();
            }
        });
    }

    private void send(int then, Reply reply) {
        out.onLane(() -> {
            if (connection.get() == then) {
                out.send(reply.text());
            }
        });
    }

    private void refuse(Call call, ErrorCode code, String reason) {
        out.refused(call.action(), code);
        out.send(CallError.of(call.id(), version, code, reason).text());
    }

    /** The call under the station's number of the transaction; empty if the observer names one that it has not. */
    private Optional<Call> forStation(Call call) {
        String pointer = NUMBERS.get(call.action());
        if (pointer == null || version.compareTo(OcppVersion.V2_0_1) >= 0) {
            return Optional.of(call);
        }
        Optional<Payload> number =
                call.payload().part(pointer).filter(part -> !part.text().equals("null"));
        if (number.isEmpty()) {
            return Optional.of(call);
        }
        return Numbers.digits(number.get())
                .flatMap(memory::startOf)
                .flatMap(Start::stationNumber)
                .map(own -> call.withPayload(call.payload().with(pointer, own)));
    }

    /** Where petitions and their answers go. */
    interface Out {

        /** Whether the observer may send this action, by what holds now. */
        boolean allows(String action);

        /** To the observer. */
        void send(String text);

        /** A petition wants its turn at the station; where that cannot be had, it is answered. */
        void ask(Petition petition);

        /** A call was refused. */
        void refused(String action, ErrorCode code);

        /** From any thread. */
        void onLane(Runnable task);
    }
}
