// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy;

import java.time.Duration;

/**
 * Bounds on what one connection may send, wait for and leave unread; the same on both legs.
 *
 * @param messageBytes most bytes of a message, counted across its fragments; more ends in close 1009
 * @param handshakeTimeout time from accept until the upgrade request is complete
 * @param headerBytes most bytes of the upgrade request or response
 * @param messagesPerSecond sustained rate of messages; twice as many may come at once; more ends in close 1008
 * @param framesPerSecond sustained rate of data frames, fragments counted; twice as many may come at once
 * @param controlFramesPerSecond sustained rate of pings and pongs; as many may come at once
 * @param sendQueueBytes most bytes that may wait for a peer that does not read; more ends in close 1008
 * @param connections most connections that a listener holds, handshakes included
 */
public record WireLimits(
        int messageBytes,
        Duration handshakeTimeout,
        int headerBytes,
        int messagesPerSecond,
        int framesPerSecond,
        int controlFramesPerSecond,
        int sendQueueBytes,
        int connections) {

    /** Checks the ranges. */
    public WireLimits {
        atLeast("messageBytes", messageBytes, 1_024);
        atLeast("headerBytes", headerBytes, 1_024);
        atLeast("messagesPerSecond", messagesPerSecond, 1);
        atLeast("framesPerSecond", framesPerSecond, 1);
        atLeast("controlFramesPerSecond", controlFramesPerSecond, 1);
        atLeast("sendQueueBytes", sendQueueBytes, messageBytes);
        atLeast("connections", connections, 1);
        if (handshakeTimeout.isNegative() || handshakeTimeout.isZero()) {
            throw new IllegalArgumentException("handshakeTimeout must be positive, was " + handshakeTimeout);
        }
    }

    /**
     * The limits that hold where nothing else is configured. They never trip below 100 messages or 500 frames a
     * second.
     *
     * @return 262,144 bytes a message, 10 s and 8,192 bytes for the handshake, 100 messages, 500 data frames and 500
     *     control frames a second, 1 MiB unread, 10,000 connections
     */
    public static WireLimits defaults() {
        return new WireLimits(262_144, Duration.ofSeconds(10), 8_192, 100, 500, 500, 1_048_576, 10_000);
    }

    private static void atLeast(String name, int value, int minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " must be at least " + minimum + ", was " + value);
        }
    }
}
