// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.fact.Facts;
import io.ferrule.model.fact.TransactionRef;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.journal.TransactionLink;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * Calls of the CSMS: where they name a transaction that the station knows under another number, they get that number;
 * what they tell about tokens and settings is learnt when the station accepts it. Used on the lane only.
 */
final class Orders {

    private final Desk desk;
    private final Links links;
    private final TokenMemory tokens;
    private final RefusedStart refusedStart;

    Orders(Desk desk, Links links, TokenMemory tokens, RefusedStart refusedStart) {
        this.desk = desk;
        this.links = links;
        this.tokens = tokens;
        this.refusedStart = refusedStart;
    }

    CompletableFuture<Ruling> onCall(Call call) {
        List<TransactionRef> places = first() ? Facts.of(desk.version(), call).transactions() : List.of();
        OptionalInt number = places.isEmpty()
                ? OptionalInt.empty()
                : TransactionIds.number(places.get(0).id());
        if (number.isEmpty()) {
            return CompletableFuture.completedFuture(new Ruling.Pass());
        }
        return links.ofCsms(number.getAsInt())
                .exceptionally(failure -> Optional.empty())
                .thenApply(link -> rename(call.payload(), places, link));
    }

    CompletableFuture<Ruling> onReply(Reply reply, Exchange exchange) {
        if (reply instanceof CallResult result) {
            learn(exchange.call(), result.payload());
        }
        return CompletableFuture.completedFuture(new Ruling.Pass());
    }

    // A number of ours that the CSMS was never told is not meant by it: the station's transaction of that number is
    // another one.
    private static Ruling rename(Payload payload, List<TransactionRef> places, Optional<TransactionLink> link) {
        if (link.isPresent()) {
            return new Ruling.Changed(
                    TransactionIds.renamed(payload, places, link.get().stationSide()));
        }
        return TransactionIds.ours(places.get(0).id())
                ? new Ruling.Result(Payload.empty().with("/status", "Rejected"))
                : new Ruling.Pass();
    }

    private void learn(Call call, Payload answer) {
        boolean accepted = answer.string("/status").equals(Optional.of("Accepted"));
        switch (call.action()) {
            case "SendLocalList" -> {
                if (accepted) {
                    tokens.listed(call);
                }
            }
            case "RemoteStartTransaction", "RequestStartTransaction" -> {
                if (accepted) {
                    tokens.vouched(call);
                }
            }
            case "ClearCache" -> {
                if (accepted) {
                    tokens.clear();
                }
            }
            case "ChangeConfiguration" -> {
                if (accepted) {
                    refusedStart.learn(Facts.of(desk.version(), call).settings());
                }
            }
            case "GetConfiguration" ->
                refusedStart.learn(
                        Facts.ofResponse(desk.version(), call.action(), answer).settings());
            default -> {}
        }
    }

    private boolean first() {
        return desk.version().compareTo(OcppVersion.V2_0_1) < 0;
    }
}
