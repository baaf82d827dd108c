// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.StationId;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * How the gateway stands in for a CSMS that is away. Immutable.
 *
 * @param boot which stations get their BootNotification accepted, by station; the others are told to wait
 * @param authorize which tokens are accepted, by station
 * @param replayPerSecond how many calls a second go up after an outage, for each station; 1 to 1,000
 * @param random randomness for message ids and for the pace of the replay; safe for use by several threads
 * @param listener hears what an operator should know
 */
public record BufferSettings(
        Function<StationId, WhileAway> boot,
        Function<StationId, WhileAway> authorize,
        int replayPerSecond,
        RandomGenerator random,
        BufferListener listener) {

    private static final int DEFAULT_RATE = 10;
    private static final int MAX_RATE = 1_000;

    /** Checks the rate. */
    public BufferSettings {
        if (replayPerSecond < 1 || replayPerSecond > MAX_RATE) {
            throw new IllegalArgumentException("replayPerSecond must be 1 to " + MAX_RATE + ", was " + replayPerSecond);
        }
    }

    /**
     * Known stations and known tokens, ten calls a second, nobody who listens.
     *
     * @param random randomness, safe for use by several threads
     * @return settings to refine
     */
    public static BufferSettings of(RandomGenerator random) {
        return new BufferSettings(
                station -> WhileAway.KNOWN, station -> WhileAway.KNOWN, DEFAULT_RATE, random, event -> {});
    }

    /**
     * With another rule for boots.
     *
     * @param rule the rule of each station
     * @return a copy
     */
    public BufferSettings withBoot(Function<StationId, WhileAway> rule) {
        return new BufferSettings(rule, authorize, replayPerSecond, random, listener);
    }

    /**
     * With another rule for tokens.
     *
     * @param rule the rule of each station
     * @return a copy
     */
    public BufferSettings withAuthorize(Function<StationId, WhileAway> rule) {
        return new BufferSettings(boot, rule, replayPerSecond, random, listener);
    }

    /**
     * With another rate.
     *
     * @param perSecond calls a second, for each station
     * @return a copy
     */
    public BufferSettings withReplayPerSecond(int perSecond) {
        return new BufferSettings(boot, authorize, perSecond, random, listener);
    }

    /**
     * With a listener.
     *
     * @param other the listener
     * @return a copy
     */
    public BufferSettings withListener(BufferListener other) {
        return new BufferSettings(boot, authorize, replayPerSecond, random, other);
    }
}
