// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.station.StationSpec;
import io.ferrule.charging.recipe.Known;
import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A station and its place on the site.
 *
 * @param spec the station
 * @param fuse the fuse that it hangs on; empty for one that shares with nobody and is told its own profiles only
 * @param priority lower goes first
 * @param reserve amperes that each of its connectors keeps while no car is there, so that a newcomer begins at once; 0 to its
 *     largest current
 * @param probe whether it is asked what it obeys, once for all that it says about itself; for stations of 1.6
 * @param correction what the operator knows better than whoever tells the capabilities of stations
 * @param habit what cars there usually want
 */
public record Member(
        StationSpec spec,
        Optional<String> fuse,
        int priority,
        double reserve,
        boolean probe,
        UnaryOperator<Known> correction,
        Habit habit) {

    /** Checks the reserve. */
    public Member {
        Checks.number("the reserve of a station", reserve, 0, spec.rating().maxAmps());
    }

    /** Its names on the site, one for each connector. */
    List<String> outlets() {
        String id = spec.id().value();
        return spec.connectors() == 1
                ? List.of(id)
                : IntStream.rangeClosed(1, spec.connectors())
                        .mapToObj(connector -> id + "/" + connector)
                        .toList();
    }

    /** A station that is bounded as a whole, or by nothing else, has a fuse to itself; it bears all that the station draws. */
    Optional<Fuse> ownFuse(double margin) {
        if (fuse.isPresent() && spec.connectors() == 1) {
            return Optional.empty();
        }
        double amps = spec.rating().maxAmps() * spec.connectors() + margin;
        Map<Phase, Double> limits =
                spec.wiring().phases().stream().collect(Collectors.toMap(phase -> phase, phase -> amps));
        return Optional.of(Fuse.of(ownFuse(), fuse, limits));
    }

    String ownFuse() {
        return "station " + spec.id().value();
    }
}
