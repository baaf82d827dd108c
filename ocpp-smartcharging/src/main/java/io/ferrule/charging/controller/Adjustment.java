// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import java.math.BigDecimal;

/**
 * The variables that a CSMS may set.
 *
 * @param significance percent by which an external limit must change to be told again, 0 to 100 (OCPP 2.0.1 part 2,
 *     LimitChangeSignificance)
 * @param withSchedules whether what is told of an external limit includes its schedule (NotifyChargingLimitWithSchedules)
 * @param heartbeatSeconds time between heartbeats, 1 to 86,400 (HeartbeatInterval)
 */
public record Adjustment(BigDecimal significance, boolean withSchedules, int heartbeatSeconds) {

    static final int MOST_HEARTBEAT = 86_400;
    private static final BigDecimal WHOLE = new BigDecimal("100");

    /** What holds until a CSMS says something else. */
    public static final Adjustment DEFAULTS = new Adjustment(new BigDecimal("5"), true, 300);

    /** Refuses values outside their bounds with {@link IllegalArgumentException}. */
    public Adjustment {
        if (significance.signum() < 0 || significance.compareTo(WHOLE) > 0) {
            throw new IllegalArgumentException("LimitChangeSignificance is 0 to 100 percent");
        }
        if (heartbeatSeconds < 1 || heartbeatSeconds > MOST_HEARTBEAT) {
            throw new IllegalArgumentException("HeartbeatInterval is 1 to " + MOST_HEARTBEAT + " seconds");
        }
    }
}
