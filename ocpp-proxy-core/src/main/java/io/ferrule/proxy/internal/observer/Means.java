// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.FrameReader;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.internal.lane.Timers;
import io.ferrule.proxy.internal.link.UpstreamConnector;
import io.ferrule.proxy.upstream.Backoff;
import io.ferrule.proxy.upstream.BackoffSequence;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What all observers of one proxy share; everything in it is safe for use by several threads.
 *
 * @param executor where their lanes run, beside those of the sessions
 * @param connector dials them and nobody else, so that they take no connection from a primary CSMS
 * @param ids makes fresh message ids
 * @param timeout how long a copy waits for its reply
 */
public record Means(
        Timers timers,
        Executor executor,
        UpstreamConnector connector,
        FrameReader reader,
        Supplier<String> ids,
        Backoff backoff,
        RandomGenerator random,
        Duration timeout,
        Consumer<Function<Instant, ProxyEvent>> announcer) {

    BackoffSequence waits() {
        return new BackoffSequence(backoff);
    }

    void announce(Function<Instant, ProxyEvent> event) {
        announcer.accept(event);
    }
}
