// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.proxy.KeepAlive;
import java.time.Duration;
import java.util.Optional;

/**
 * What a block says about keeping connections of stations alive; what it leaves out is as in the next wider block.
 *
 * @param ping time between pings; zero for none
 * @param pong time that a station may stay silent behind a ping; zero for as long as it likes
 */
public record PingSettings(Optional<Duration> ping, Optional<Duration> pong) {

    private static final int LONGEST_PING = 86_400;
    private static final int LONGEST_PONG = 3_600;

    static PingSettings unsaid() {
        return new PingSettings(Optional.empty(), Optional.empty());
    }

    static PingSettings read(Section section) {
        return new PingSettings(
                section.value("ping-seconds", Values.seconds(0, LONGEST_PING)),
                section.value("pong-seconds", Values.seconds(0, LONGEST_PONG)));
    }

    PingSettings or(PingSettings wider) {
        return new PingSettings(ping.or(wider::ping), pong.or(wider::pong));
    }

    /**
     * What it comes to.
     *
     * @param usualPing time between pings where nothing is said
     * @return the settings of a connection
     */
    public KeepAlive keepAlive(Duration usualPing) {
        KeepAlive usual = KeepAlive.every(ping.orElse(usualPing));
        return new KeepAlive(usual.ping(), pong.orElse(usual.patience()));
    }
}
