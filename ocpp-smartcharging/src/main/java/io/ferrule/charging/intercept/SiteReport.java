// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept;

import io.ferrule.charging.recipe.Recipe;
import io.ferrule.charging.site.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How it stands with a site right after a decision.
 *
 * @param at the instant of the decision
 * @param fuses every fuse, in the order of the site
 * @param stations every station, in the order of the site
 */
public record SiteReport(Instant at, List<OfFuse> fuses, List<OfStation> stations) {

    /** Copies the lists. */
    public SiteReport {
        fuses = List.copyOf(fuses);
        stations = List.copyOf(stations);
    }

    /**
     * One fuse.
     *
     * @param id its name
     * @param limit amperes per phase that held: its own, or the external limit where that is lower
     * @param otherLoad amperes per phase that everything but the stations counts with, the margin included
     * @param worst amperes per phase that stations below it may draw at worst
     * @param externalBinds whether an external limit below its own is why some station gets less than it may have
     */
    public record OfFuse(
            String id,
            Map<Phase, Double> limit,
            Map<Phase, Double> otherLoad,
            Map<Phase, Double> worst,
            boolean externalBinds) {

        /** Copies the maps. */
        public OfFuse {
            limit = Map.copyOf(limit);
            otherLoad = Map.copyOf(otherLoad);
            worst = Map.copyOf(worst);
        }
    }

    /**
     * One station, or one outlet of a station that charges several cars at once.
     *
     * @param id its name on the site
     * @param grantedAmps amperes per phase that it was granted; 0 if nothing was ever confirmed
     * @param worstAmps amperes per phase that it may draw at worst
     * @param inForceAmps the limit that is surely in force; empty while that is not certain
     * @param targetAmps what it shall have; empty while it cannot be told anything
     * @param reachable whether it is connected and obeys
     * @param disobedient whether it was measured to draw more than it may
     * @param energyWh watt hours of the running transaction, as far as the station told
     * @param binding why it gets less than it may have: a fuse and its phase ({@code main/L1}), or {@code plan} while it waits for
     *     a better price
     * @param probe how it stands with probing it; empty where it is not to be probed
     */
    public record OfStation(
            String id,
            double grantedAmps,
            double worstAmps,
            OptionalDouble inForceAmps,
            OptionalDouble targetAmps,
            boolean reachable,
            boolean disobedient,
            OptionalDouble energyWh,
            Optional<String> binding,
            Optional<OfProbe> probe) {}

    /**
     * A station that is to be probed.
     *
     * @param state how far that is
     * @param learned what it has shown, as a recipe for its vendor, model and firmware; empty before
     * @param open what could not be found out; sentences for people
     */
    public record OfProbe(State state, Optional<Recipe> learned, List<String> open) {

        /** Copies the list. */
        public OfProbe {
            open = List.copyOf(open);
        }

        /** How far a probe is. */
        public enum State {
            /** It waits until the station is there and free, and there is room for it. */
            DUE,
            /** It is under way. */
            ASKING,
            /** It is over. */
            LEARNED,
            /** It was cut short so often that it is not tried again. */
            GIVEN_UP
        }
    }
}
