// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.Call;
import io.ferrule.model.Side;
import java.util.Optional;

/** A call and what belongs to it, from the call until its reply has passed. Used on the session's lane only. */
public interface Exchange {

    /**
     * Who sent the call.
     *
     * @return the side it came from; for an injected call the side that does not receive it
     */
    Side origin();

    /**
     * Which upstream sent the call.
     *
     * @return {@link io.ferrule.proxy.upstream.Observer#PRIMARY} or the name of an observer; empty for a call of the station
     *     and for one that was injected on nobody's behalf
     */
    Optional<String> upstream();

    /**
     * The session.
     *
     * @return session of this exchange
     */
    Session session();

    /**
     * The call as it was received or injected, before any interceptor changed it.
     *
     * @return the call
     */
    Call call();

    /**
     * Why the reply at hand is not one of the target. A reply that an interceptor gave is not meant by this.
     *
     * @return in {@link Interceptor#onReply} the reason for an error that the gateway made because the target gave no
     *     reply: a missed deadline, an upstream that is away or was lost, an unreadable reply; else empty
     */
    Optional<Unanswered> unanswered();

    /**
     * Remembers a value until the reply has passed.
     *
     * @param key type of the value; one value for each type
     * @param value the value
     * @param <T> type of the value
     */
    <T> void put(Class<T> key, T value);

    /**
     * Recalls a value.
     *
     * @param key type of the value
     * @param <T> type of the value
     * @return the value, or empty if none was put
     */
    <T> Optional<T> get(Class<T> key);
}
