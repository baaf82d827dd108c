// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.Action;
import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.dialect.DialectMemory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Builds interceptors from functions over the model's records: {@code Typed.interceptor().on(V16.RESET, (request,
 * exchange) -> …).build()}.
 *
 * <p>A function is asked only in sessions of its action's version. A payload that its record cannot be read from is
 * treated as a failure of the interceptor: with {@link OnFailure#REJECT} its sender gets FormationViolation, with
 * {@link OnFailure#FORWARD} it passes. Not safe for use by several threads.
 */
public final class Typed {

    private final Map<Key, BiFunction<Payload, Exchange, CallVerdict>> calls = new HashMap<>();
    private final Map<Key, BiFunction<Payload, Exchange, ReplyVerdict>> results = new HashMap<>();
    private boolean brief;

    private Typed() {}

    /**
     * Begins an interceptor that is interested in nothing.
     *
     * @return a builder
     */
    public static Typed interceptor() {
        return new Typed();
    }

    /**
     * Handles calls. Meter values of OCPP 1.5 are read in each of their dialects.
     *
     * @param action action of the calls; one function for each
     * @param function gives the verdict
     * @param <Q> record of the request
     * @return this builder
     */
    public <Q extends Record> Typed on(Action<Q, ?> action, BiFunction<Q, Exchange, CallVerdict> function) {
        put(calls, action, (payload, exchange) -> function.apply(request(action, payload), exchange));
        return this;
    }

    private static <Q extends Record> Q request(Action<Q, ?> action, Payload payload) {
        return new DialectMemory().toCanonical(action, payload).as(action.requestType());
    }

    /**
     * Handles results. CALLERRORs pass without a question.
     *
     * @param action action of the calls that they answer; one function for each
     * @param function gives the verdict
     * @param <R> record of the response
     * @return this builder
     */
    public <R extends Record> Typed onReply(Action<?, R> action, BiFunction<R, Exchange, ReplyVerdict> function) {
        put(results, action, (payload, exchange) -> function.apply(payload.as(action.responseType()), exchange));
        return this;
    }

    /**
     * Promises that all functions are brief, see {@link Interests#brief()}.
     *
     * @return this builder
     */
    public Typed brief() {
        brief = true;
        return this;
    }

    /**
     * Makes the interceptor.
     *
     * @return an interceptor for one session
     */
    public Interceptor build() {
        return new FromFunctions(Map.copyOf(calls), Map.copyOf(results), brief);
    }

    private static <F> void put(Map<Key, F> functions, Action<?, ?> action, F function) {
        if (functions.putIfAbsent(new Key(action.version(), action.name()), function) != null) {
            throw new IllegalArgumentException("there is already a function for " + action.name());
        }
    }

    private record Key(OcppVersion version, String action) {}

    private record FromFunctions(
            Map<Key, BiFunction<Payload, Exchange, CallVerdict>> calls,
            Map<Key, BiFunction<Payload, Exchange, ReplyVerdict>> results,
            boolean brief)
            implements Interceptor {

        @Override
        public CallVerdict onCall(Call call, Exchange exchange) {
            return find(calls, exchange)
                    .map(function -> function.apply(call.payload(), exchange))
                    .orElseGet(CallVerdict::forward);
        }

        @Override
        public ReplyVerdict onReply(Reply reply, Exchange exchange) {
            return reply instanceof CallResult result
                    ? find(results, exchange)
                            .map(function -> function.apply(result.payload(), exchange))
                            .orElseGet(ReplyVerdict::forward)
                    : ReplyVerdict.forward();
        }

        @Override
        public Interests interests() {
            Set<String> names = new HashSet<>();
            calls.keySet().forEach(key -> names.add(key.action()));
            results.keySet().forEach(key -> names.add(key.action()));
            return new Interests(false, names, brief);
        }

        private static <F> Optional<F> find(Map<Key, F> functions, Exchange exchange) {
            Key key = new Key(exchange.session().version(), exchange.call().action());
            return Optional.ofNullable(functions.get(key));
        }
    }
}
