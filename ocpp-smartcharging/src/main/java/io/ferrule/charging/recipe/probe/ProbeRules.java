// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a station is probed.
 *
 * @param connectorId the connector that is asked about, from 1
 * @param inForce the limit in force, in amperes for each phase; empty if there is none. Nothing above it is sent, and it is
 *     set again at the end
 * @param deadline how long one answer may take
 * @param mostCalls the most calls before tidying up; more than 0
 * @param mostSilent after so many calls without an answer it is tidied up; more than 0
 */
public record ProbeRules(
        int connectorId, Optional<BigDecimal> inForce, Duration deadline, int mostCalls, int mostSilent) {

    static final int STATION_ID = 1;
    static final int TRANSACTION_ID = 2;

    private static final int CALLS = 60;
    private static final int SILENT = 6;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** Refuses values outside their bounds with {@link IllegalArgumentException}. */
    public ProbeRules {
        if (connectorId < 1 || mostCalls < 1 || mostSilent < 1) {
            throw new IllegalArgumentException("a connector, calls and silences are counted from 1");
        }
        if (deadline.isNegative()
                || deadline.isZero()
                || inForce.filter(amps -> amps.signum() < 0).isPresent()) {
            throw new IllegalArgumentException("an answer takes time, and a limit is not negative");
        }
    }

    /**
     * Connector 1, 30 s for an answer, at most 60 calls and 6 silences.
     *
     * @param inForce the limit in force, in amperes for each phase; empty if there is none
     * @return the rules
     */
    public static ProbeRules usual(Optional<BigDecimal> inForce) {
        return new ProbeRules(1, inForce, DEADLINE, CALLS, SILENT);
    }

    /**
     * The identifiers of all profiles that a probe sets. Whoever has not seen a probe end clears what of them he does not use himself.
     *
     * @return those of a ChargePointMaxProfile, a TxProfile and a TxDefaultProfile
     */
    public List<Integer> profileIds() {
        return List.of(STATION_ID, TRANSACTION_ID, connectorId + TRANSACTION_ID);
    }

    /** The same with another limit, which is in force or shall be. */
    ProbeRules limitedTo(BigDecimal amps) {
        return new ProbeRules(connectorId, Optional.of(amps), deadline, mostCalls, mostSilent);
    }
}
