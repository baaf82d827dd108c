// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.proxy.handshake.AddressBlock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/**
 * How long measures last; zero for never taking them.
 *
 * @param address for an address that attacks
 * @param throttle for a station that floods
 * @param quarantine for a station whose CSMS attacks it
 * @param spared networks whose addresses are never kept out
 */
public record MeasureSettings(Duration address, Duration throttle, Duration quarantine, List<AddressBlock> spared) {

    private static final Duration LONGEST = Duration.ofDays(1);

    /** Checks the ranges. */
    public MeasureSettings {
        spared = List.copyOf(spared);
        for (Duration each : List.of(address, throttle, quarantine)) {
            if (each.isNegative() || each.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a measure lasts a day at most, was " + each);
            }
        }
    }

    /**
     * What holds where nothing else is configured.
     *
     * @return ten minutes, five minutes, fifteen minutes; addresses of this machine are spared
     */
    public static MeasureSettings defaults() {
        return new MeasureSettings(
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(15),
                List.of(AddressBlock.of("127.0.0.0/8"), AddressBlock.of("::1")));
    }

    boolean spares(InetAddress peer) {
        return spared.stream().anyMatch(block -> block.contains(peer));
    }

    Duration lasts(Measure.Kind kind) {
        return switch (kind) {
            case ADDRESS -> address;
            case THROTTLE -> throttle;
            case QUARANTINE -> quarantine;
        };
    }
}
