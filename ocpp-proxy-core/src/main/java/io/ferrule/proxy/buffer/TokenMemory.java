// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.model.Timestamp;
import io.ferrule.model.fact.Authorization;
import io.ferrule.model.fact.Facts;
import io.ferrule.model.fact.Identifier;
import io.ferrule.proxy.journal.KnownToken;
import io.ferrule.proxy.journal.TokenBook;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What the CSMS said about tokens, and what the gateway says about them while it is away: the local list before the
 * cache (OCPP 1.6, 3.5.3; OCPP 2.0.1 part 2, C13 and C10), and none beyond its expiry.
 */
final class TokenMemory {

    private static final int LONGEST = 255;
    private static final String NO_AUTHORIZATION = "NoAuthorization";

    private final Desk desk;
    private final TokenBook book;
    private final OwnAnswers words;

    TokenMemory(Desk desk, OwnAnswers words) {
        this.desk = desk;
        this.book = desk.journal().tokens();
        this.words = words;
    }

    /** Remembers what an answer of the CSMS says about the token of its call. */
    void learn(Call call, Payload answer) {
        Optional<String> info = Facts.ofResponse(desk.version(), call.action(), answer).authorizations().stream()
                .findFirst()
                .map(Authorization::pointer)
                .flatMap(answer::part)
                .map(Payload::text);
        Optional<String> token = holder(call).flatMap(TokenMemory::key);
        if (info.isPresent() && token.isPresent()) {
            // Without it the token is merely not known later; the journal itself tells that it cannot write.
            var unused = book.answered(desk.station(), token.get(), info.get());
        }
    }

    /** The CSMS has a transaction started with this token: should it go away before it is asked, it has said yes. */
    void vouched(Call order) {
        holder(order).flatMap(TokenMemory::key).ifPresent(token -> {
            var unused = book.answered(desk.station(), token, status("Accepted").text());
        });
    }

    /** Forgets the answers: the CSMS has had the cache of the station cleared (OCPP 1.6, 5.4). */
    void clear() {
        var unused = book.clearAnswers(desk.station());
    }

    /** Takes over a list that the station has accepted. */
    void listed(Call call) {
        LocalList.read(desk.version(), call.payload()).ifPresent(change -> {
            var unused = book.change(desk.station(), change);
        });
    }

    /** The {@code idTagInfo} or {@code idTokenInfo} for a call with a token; empty for one without. */
    CompletableFuture<Optional<Payload>> info(Call call) {
        Optional<Identifier> holder = holder(call);
        if (holder.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        WhileAway rule = desk.settings().authorize().apply(desk.station());
        if (rule == WhileAway.NONE) {
            return CompletableFuture.completedFuture(Optional.of(status("Invalid")));
        }
        if (holder.get().type().equals(Optional.of(NO_AUTHORIZATION))) {
            return CompletableFuture.completedFuture(Optional.of(status("Accepted")));
        }
        return find(holder.get()).thenApply(known -> Optional.of(judge(known, rule)));
    }

    private CompletableFuture<Optional<KnownToken>> find(Identifier holder) {
        return key(holder)
                .map(token -> desk.lane(book.find(desk.station(), token)).exceptionally(failure -> Optional.empty()))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private Payload judge(Optional<KnownToken> known, WhileAway rule) {
        if (known.isEmpty()) {
            return status(rule == WhileAway.ANY ? "Accepted" : "Invalid");
        }
        Payload info = Payload.of(known.get().info());
        return expired(info) ? status("Expired") : info;
    }

    private boolean expired(Payload info) {
        Optional<Instant> end = info.string(words.second() ? "/cacheExpiryDateTime" : "/expiryDate")
                .map(Timestamp::new)
                .flatMap(Timestamp::findInstant);
        return end.filter(instant -> !desk.now().isBefore(instant)).isPresent();
    }

    private Optional<Identifier> holder(Call call) {
        return Facts.of(desk.version(), call).identifiers().stream()
                .filter(identifier -> identifier.role() == Identifier.Role.HOLDER)
                .findFirst();
    }

    /** Tokens of different types are different tokens (OCPP 2.0.1 part 2, 2.19). */
    static Optional<String> key(Identifier token) {
        return key(token.value(), token.type());
    }

    static Optional<String> key(String value, Optional<String> type) {
        String key = type.map(text -> text + "/").orElse("") + value;
        return value.isEmpty() || key.length() > LONGEST ? Optional.empty() : Optional.of(key);
    }

    private static Payload status(String status) {
        return Payload.empty().with("/status", status);
    }
}
