// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/**
 * GetConfiguration in one session of OCPP 1.6: the gateway's keys are answered here, the station is asked for the others only, and both
 * come as one answer (OCPP 1.6, 5.8). A station that is silent is answered for from what it said before. Used on the lane only.
 */
final class GetConfiguration {

    static final String ACTION = "GetConfiguration";

    /** Shorter than the five seconds that a verdict may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Session session;
    private final GatewayKeys gateway;
    private final KnownKeys known;
    private final IntConsumer stale;

    /** The last is told how many keys were answered from memory. */
    GetConfiguration(Session session, GatewayKeys gateway, KnownKeys known, IntConsumer stale) {
        this.session = session;
        this.gateway = gateway;
        this.known = known;
        this.stale = stale;
    }

    CallVerdict onCall(Call call, Exchange exchange) {
        List<String> wanted = KeyLists.wanted(call.payload());
        List<String> rest =
                wanted.stream().filter(name -> GatewayKeys.own(name).isEmpty()).toList();
        if (!wanted.isEmpty() && rest.isEmpty()) {
            return CallVerdict.answer(answer(wanted));
        }
        List<List<String>> turns = inTurns(rest);
        exchange.put(Question.class, new Question(wanted, rest, turns));
        boolean whole = turns.size() <= 1 && rest.size() == call.payload().size("/key");
        return whole || turns.isEmpty() ? CallVerdict.forward() : CallVerdict.replace(request(turns.get(0)));
    }

    ReplyVerdict onReply(Reply reply, Question question) {
        if (!(reply instanceof CallResult result)) {
            return ReplyVerdict.replace(fromMemory(answer(question.wanted()), question.rest()));
        }
        Payload first = learnt(result.payload());
        if (question.turns().size() <= 1) {
            return ReplyVerdict.replace(complete(first, question));
        }
        CompletableFuture<Payload> all = new CompletableFuture<>();
        Progress progress = new Progress(question, all);
        progress.take(first);
        session.executeAfter(PATIENCE, progress::giveUp);
        return ReplyVerdict.later(all.thenApply(ReplyVerdict::replace));
    }

    private Payload complete(Payload stations, Question question) {
        return KeyLists.plus(stations, gateway.entries(session.station(), question.wanted()));
    }

    private Payload answer(List<String> wanted) {
        return KeyLists.plus(Payload.empty(), gateway.entries(session.station(), wanted));
    }

    private Payload fromMemory(Payload answer, List<String> names) {
        List<Payload> remembered = known.entries(names);
        stale.accept(remembered.size());
        return KeyLists.plus(answer, remembered);
    }

    private Payload learnt(Payload answer) {
        Payload own = KeyLists.stationsOwn(answer);
        KeyLists.entries(own).forEach(entry -> entry.string("/key").ifPresent(name -> known.learn(name, entry)));
        return own;
    }

    private List<List<String>> inTurns(List<String> names) {
        int most = known.most();
        List<List<String>> turns = new ArrayList<>();
        for (int from = 0; from < names.size(); from += Math.min(most, names.size() - from)) {
            turns.add(names.subList(from, from + Math.min(most, names.size() - from)));
        }
        return turns;
    }

    private static Payload request(List<String> names) {
        return Payload.empty().with("/key", names);
    }

    /**
     * What a CSMS wants to know.
     *
     * @param wanted all the names, none for all keys
     * @param rest those that are the station's
     * @param turns the same in portions that the station takes
     */
    record Question(List<String> wanted, List<String> rest, List<List<String>> turns) {}

    /** Portions that were answered so far. */
    private final class Progress {
        private final Question question;
        private final CompletableFuture<Payload> all;
        private Payload sofar = Payload.empty();
        private int answered;

        Progress(Question question, CompletableFuture<Payload> all) {
            this.question = question;
            this.all = all;
        }

        void take(Payload answer) {
            sofar = answered == 0 ? answer : KeyLists.merged(sofar, answer);
            answered++;
            if (all.isDone()) {
                return;
            }
            if (answered == question.turns().size()) {
                all.complete(complete(sofar, question));
                return;
            }
            Payload next = request(question.turns().get(answered));
            var unused = session.call(Side.STATION, ACTION, next).whenComplete((reply, failure) -> {
                if (failure == null && reply instanceof CallResult result) {
                    take(learnt(result.payload()));
                } else {
                    giveUp();
                }
            });
        }

        void giveUp() {
            if (!all.isDone()) {
                List<String> missing = question
                        .turns()
                        .subList(answered, question.turns().size())
                        .stream()
                        .flatMap(List::stream)
                        .toList();
                all.complete(fromMemory(complete(sofar, question), missing));
            }
        }
    }
}
