// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.IdsBlock;
import io.ferrule.gateway.config.IdsContext;
import io.ferrule.gateway.config.StationSettings;
import io.ferrule.gateway.ids.RuleSource;
import io.ferrule.ids.event.SiteContext;
import io.ferrule.ids.event.SiteContext.Site;
import io.ferrule.ids.event.SiteContext.StationRecord;
import io.ferrule.ids.intercept.MeasureSettings;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleProblem;
import io.ferrule.ids.rule.RuleReading;
import io.ferrule.ids.rule.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of the intrusion detection can be changed while the gateway runs. Immutable and safe for use by several threads.
 *
 * @param rules our rules and those of the operator
 * @param context what the configuration tells of stations and sites
 * @param usual the most that happens at stations that say nothing else; empty for nothing at all
 * @param own the same for those that do
 * @param measures how long measures last
 */
public record IdsRules(
        RuleSet rules,
        SiteContext context,
        Optional<Reaction> usual,
        Map<String, Optional<Reaction>> own,
        MeasureSettings measures) {

    /** Copies the modes. */
    public IdsRules {
        own = Map.copyOf(own);
    }

    /**
     * Reads the files of rules that a configuration names.
     *
     * @param config the configuration
     * @return the rules, or empty where it has no intrusion detection
     * @throws StartException with every mistake in the files
     */
    public static Optional<IdsRules> of(GatewayConfig config) throws StartException {
        Optional<IdsBlock> block = config.ids().filter(ids -> ids.mode().isPresent());
        if (block.isEmpty()) {
            return Optional.empty();
        }
        RuleReading reading = RuleSource.read(block.get().rules());
        if (!reading.problems().isEmpty()) {
            List<String> problems =
                    reading.problems().stream().map(RuleProblem::text).toList();
            throw new StartException(problems);
        }
        return Optional.of(new IdsRules(
                reading.rules(),
                context(config, block.get().context()),
                block.get().mode(),
                modes(config),
                block.get().measures()));
    }

    /**
     * The most that happens at a station.
     *
     * @param station its identity; empty where no station is concerned
     * @return empty for nothing at all
     */
    public Optional<Reaction> mode(String station) {
        return own.getOrDefault(station, usual);
    }

    private static Map<String, Optional<Reaction>> modes(GatewayConfig config) {
        Map<String, Optional<Reaction>> modes = new HashMap<>();
        config.stations().stream()
                .filter(station -> station.ids().said())
                .forEach(
                        station -> modes.put(station.id().value(), station.ids().mode()));
        return modes;
    }

    private static SiteContext context(GatewayConfig config, IdsContext told) {
        Map<String, Site> sites = new HashMap<>();
        told.sites().forEach(site -> sites.put(site.id(), site));
        Map<String, StationRecord> stations = new HashMap<>();
        for (StationSettings station : config.stations()) {
            stations.put(
                    station.id().value(), station.ids().with(station.serial().orElse("")));
        }
        return new SiteContext(sites, stations, told.allowed(), told.maintenance());
    }
}
