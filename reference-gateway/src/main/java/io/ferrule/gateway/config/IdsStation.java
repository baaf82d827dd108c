// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.ids.event.SiteContext.Connector;
import io.ferrule.ids.event.SiteContext.Limits;
import io.ferrule.ids.event.SiteContext.StationRecord;
import io.ferrule.ids.rule.Reaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What one station's block says about intrusion detection.
 *
 * @param said whether it names a mode
 * @param mode the most that happens at this station, where it names one; empty for nothing at all
 * @param site id of its site, empty if not told
 * @param maker vendor, empty if not told
 * @param model model, empty if not told
 * @param connectors its connectors, empty if not told
 * @param limits what it can bear
 */
public record IdsStation(
        boolean said,
        Optional<Reaction> mode,
        String site,
        String maker,
        String model,
        List<Connector> connectors,
        Limits limits) {

    private static final int MOST_CONNECTORS = 1_000;
    private static final int MOST_WATTS = 10_000_000;
    private static final int MOST = 10_000_000;

    /** Copies the list. */
    public IdsStation {
        connectors = List.copyOf(connectors);
    }

    static IdsStation unsaid() {
        return new IdsStation(false, Optional.empty(), "", "", "", List.of(), Limits.UNKNOWN);
    }

    static IdsStation read(Section section) {
        Optional<Section> limits = section.section("limits");
        return new IdsStation(
                section.has("mode"),
                IdsBlock.mode(section),
                section.value("site", Values::text).orElse(""),
                section.value("vendor", Values::text).orElse(""),
                section.value("model", Values::text).orElse(""),
                section.sections("connectors").stream()
                        .map(IdsStation::connector)
                        .toList(),
                new Limits(
                        number(limits, "local-list-max"),
                        number(limits, "schedule-max-periods"),
                        number(limits, "frame-bytes")));
    }

    /**
     * The same for the engine.
     *
     * @param serial serial number, empty if not told
     * @return the record of the station
     */
    public StationRecord with(String serial) {
        return new StationRecord(site, maker, model, serial, connectors, limits);
    }

    private static Connector connector(Section section) {
        return new Connector(
                section.value("id", Values.number(1, MOST_CONNECTORS)).orElse(1),
                section.value("rated-w", Values.number(1, MOST_WATTS))
                        .map(watts -> OptionalDouble.of(watts))
                        .orElseGet(OptionalDouble::empty),
                section.value("phases", Values.number(1, 3)).orElse(3));
    }

    private static OptionalInt number(Optional<Section> limits, String key) {
        return limits.flatMap(block -> block.value(key, Values.number(1, MOST)))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }
}
