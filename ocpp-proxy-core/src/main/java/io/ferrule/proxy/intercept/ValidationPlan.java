// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.Side;
import io.ferrule.model.validation.Mend;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is done about messages of one station that break the documents: by direction, by action, and which mends.
 *
 * @param usual modes of actions that are not named
 * @param actions modes of single actions by their name on the wire; they hold for the CALL and its replies
 * @param mends mends that the mode {@code REPAIR} may make
 * @param zone zone of a station that writes times without one; empty leaves such times as they are
 */
public record ValidationPlan(Modes usual, Map<String, Modes> actions, Set<Mend> mends, Optional<ZoneId> zone) {

    /** Copies the actions and the mends. */
    public ValidationPlan {
        actions = Map.copyOf(actions);
        mends = Set.copyOf(mends);
    }

    /**
     * One mode for each direction.
     *
     * @param fromStation mode for what the station sends
     * @param fromCsms mode for what the CSMS sends
     */
    public record Modes(ValidationMode fromStation, ValidationMode fromCsms) {

        /**
         * The mode of one direction.
         *
         * @param from who sent the message
         * @return its mode
         */
        public ValidationMode of(Side from) {
            return from == Side.STATION ? fromStation : fromCsms;
        }
    }

    /**
     * The same for all actions, with every mend and without a zone.
     *
     * @param fromStation mode for what the station sends
     * @param fromCsms mode for what the CSMS sends
     * @return the plan
     */
    public static ValidationPlan of(ValidationMode fromStation, ValidationMode fromCsms) {
        Set<Mend> all = EnumSet.allOf(Mend.class);
        return new ValidationPlan(new Modes(fromStation, fromCsms), Map.of(), all, Optional.empty());
    }

    /**
     * The mode for one message.
     *
     * @param from who sent it
     * @param action action of the CALL, or of the CALL that it answers
     * @return its mode
     */
    public ValidationMode mode(Side from, String action) {
        return actions.getOrDefault(action, usual).of(from);
    }

    /** Whether some message would be treated like this. */
    boolean has(ValidationMode mode) {
        return Stream.concat(Stream.of(usual), actions.values().stream())
                .anyMatch(modes -> modes.fromStation() == mode || modes.fromCsms() == mode);
    }
}
