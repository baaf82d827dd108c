// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.buffer.WhileAway;

/**
 * What happens while a CSMS cannot be reached, and after.
 *
 * @param mode whether stations are sent away or served
 * @param boot whose boot is accepted; the others are told to wait
 * @param authorize which tokens are accepted
 * @param replayPerSecond most messages that one station's CSMS gets in a second after an outage
 */
public record AwaySettings(WhenAway mode, WhileAway boot, WhileAway authorize, int replayPerSecond) {

    private static final int USUAL_RATE = 10;
    private static final int HIGHEST_RATE = 1_000;

    static AwaySettings read(Section section) {
        return new AwaySettings(
                section.value("when-away", Values.word(WhenAway.class)).orElse(WhenAway.MIRROR),
                section.value("boot-while-away", Values.word(WhileAway.class)).orElse(WhileAway.KNOWN),
                section.value("authorize-while-away", Values.word(WhileAway.class))
                        .orElse(WhileAway.KNOWN),
                section.value("replay-per-second", Values.number(1, HIGHEST_RATE))
                        .orElse(USUAL_RATE));
    }

    /**
     * Whether messages are kept, so that a journal is needed.
     *
     * @return true for {@code when-away: buffer}
     */
    public boolean buffers() {
        return mode == WhenAway.BUFFER;
    }
}
