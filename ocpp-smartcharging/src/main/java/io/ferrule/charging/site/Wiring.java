// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which phases of the site a station's own terminals L1, L2 and L3 are wired to, in that order. Electricians rotate them
 * from station to station, so that cars of one phase do not all load L1.
 *
 * @param phases the site's phase for each terminal, one to three, none twice
 */
public record Wiring(List<Phase> phases) {

    /** All three phases without rotation; what is counted where nothing is known (G7 of this package). */
    public static final Wiring STRAIGHT = new Wiring(List.of(Phase.L1, Phase.L2, Phase.L3));

    /** Demands one to three different phases. */
    public Wiring {
        phases = List.copyOf(phases);
        if (phases.isEmpty() || EnumSet.copyOf(phases).size() != phases.size()) {
            throw new RefusedException(Rule.PHASE, "a station is wired to one, two or three different phases");
        }
    }

    /**
     * The wiring behind a value of the configuration key {@code ConnectorPhaseRotation} (OCPP 1.6 edition 2, 9.1.7).
     *
     * @param rotation three of the letters R, S and T, such as {@code STR}
     * @return the wiring
     * @throws RefusedException {@link Rule#PHASE} for anything else, {@code Unknown} too
     */
    public static Wiring rotation(String rotation) {
        if (rotation.length() != 3) {
            throw unknown(rotation);
        }
        return new Wiring(rotation.chars()
                .mapToObj(letter -> switch (letter) {
                    case 'R' -> Phase.L1;
                    case 'S' -> Phase.L2;
                    case 'T' -> Phase.L3;
                    default -> throw unknown(rotation);
                })
                .toList());
    }

    /**
     * The phases of the site that a car loads.
     *
     * @param inUse how many terminals the car uses, beginning with L1; empty while that is not measured, which counts as
     *     all
     * @return the loaded phases
     */
    public List<Phase> loaded(OptionalInt inUse) {
        return phases.subList(0, Math.min(phases.size(), inUse.orElse(phases.size())));
    }

    private static RefusedException unknown(String rotation) {
        return new RefusedException(
                Rule.PHASE, RefusedException.quoted(rotation) + " is no rotation; RST, STR, TRS, RTS, SRT and TSR are");
    }
}
