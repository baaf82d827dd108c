// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.charging.intercept.site.Member;
import io.ferrule.charging.intercept.site.SitePlan;
import io.ferrule.charging.recipe.ClaimedCapabilities;
import io.ferrule.charging.recipe.RecipeBook;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.books.BookRules;
import io.ferrule.charging.site.books.DriveRules;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the file that describes a site. Its mistakes are mistakes of the configuration, with its own name and lines. */
final class SiteFile {

    private static final int LONGEST_SECONDS = 86_400;
    private static final double PERCENT = 100;
    private static final double USUAL_VOLTS = 230;
    private static final double MOST_VOLTS = 1_000;

    private final Section root;
    private final List<Fuse> fuses = new ArrayList<>();
    private final Map<String, Map<Phase, Double>> loads = new HashMap<>();
    private final List<String> metered = new ArrayList<>();

    private SiteFile(Section root) {
        this.root = root;
    }

    static Optional<ChargingBlock> read(Path file, Source configuration) {
        Source source = configuration.beside(file);
        try {
            Section root = ConfigFile.root(file, source, "needs nodes and stations; docs/power.md has an example");
            double volts = root.value("voltage", Values.decimal(1, MOST_VOLTS)).orElse(USUAL_VOLTS);
            Optional<SitePlan> plan = new SiteFile(root).plan(volts);
            Optional<TermsBlock> terms = PriceFile.read(root, source, plan, BigDecimal.valueOf(volts));
            RecipeBook recipes = RecipeFile.book(root.value("recipes", source::resolve), ClaimedCapabilities.usual());
            root.refuseUnknown();
            return plan.filter(site -> source.problems().isEmpty())
                    .map(site -> new ChargingBlock(file, site, recipes, terms, Optional.empty()));
        } catch (ConfigException e) {
            e.problems().forEach(source::problem);
            return Optional.empty();
        } finally {
            source.problems().forEach(configuration::problem);
        }
    }

    private Optional<SitePlan> plan(double volts) {
        SitePlan.Rules rules = rules();
        List<Section> nodes = root.sections("nodes");
        nodes.forEach(this::fuse);
        List<Section> stations = root.sections("stations");
        List<Member> members = stations.stream()
                .flatMap(station -> SiteStationBlock.read(station, volts).stream())
                .toList();
        if (members.isEmpty()) {
            root.problem("stations", "names no station; remove the block charging where there is nothing to drive");
        }
        try {
            return Optional.of(new SitePlan(fuses, members, loads, metered, rules));
        } catch (RefusedException e) {
            String sentence = String.valueOf(e.getMessage());
            meant(sentence, Stream.concat(nodes.stream(), stations.stream()).toList())
                    .problem(sentence);
            return Optional.empty();
        }
    }

    /** The block of the fuse or station that a sentence names first. */
    private Section meant(String sentence, List<Section> blocks) {
        Section first = root;
        int place = sentence.length();
        for (Section block : blocks) {
            int named = block.value("id", RefusedException::quoted)
                    .map(sentence::indexOf)
                    .orElse(-1);
            if (named >= 0 && named < place) {
                first = block;
                place = named;
            }
        }
        return first;
    }

    private SitePlan.Rules rules() {
        List<String> policies =
                Arrays.stream(SharingPolicy.values()).map(SharingPolicy::word).toList();
        SharingPolicy policy = root.value("policy", Values.oneOf(policies))
                .flatMap(SharingPolicy::of)
                .orElse(SharingPolicy.MAX_MIN);
        ZoneId zone = root.value("zone", SiteFile::zone).orElse(ZoneOffset.UTC);
        Optional<Section> rules = root.section("rules");
        return new SitePlan.Rules(
                policy,
                rules.map(SiteFile::books).orElseGet(BookRules::usual),
                rules.map(SiteFile::drive).orElseGet(DriveRules::usual),
                zone);
    }

    private static BookRules books(Section rules) {
        BookRules usual = BookRules.usual();
        return new BookRules(
                seconds(rules, "settle-seconds", usual.settle()),
                seconds(rules, "late-arrival-seconds", usual.lateArrival()),
                seconds(rules, "meter-timeout-seconds", usual.meterTimeout()),
                seconds(rules, "fall-delay-seconds", usual.fallDelay()),
                rules.value("margin", Values.decimal(0, 1_000)).orElse(usual.margin()),
                usual.disobedience());
    }

    private static DriveRules drive(Section rules) {
        DriveRules usual = DriveRules.usual();
        DriveRules.Pausing pausing = usual.pausing();
        return new DriveRules(
                seconds(rules, "between-seconds", usual.between()),
                rules.value("deadband", Values.decimal(0, 1_000)).orElse(usual.deadband()),
                rules.value("deadband-percent", Values.decimal(0, PERCENT)).orElse(usual.deadbandPart() * PERCENT)
                        / PERCENT,
                new DriveRules.Pausing(
                        rules.value("resume-above", Values.decimal(0, 1_000)).orElse(pausing.hysteresis()),
                        seconds(rules, "resume-after-seconds", pausing.hold()),
                        seconds(rules, "shortest-pause-seconds", pausing.shortest())));
    }

    private static Duration seconds(Section section, String key, Duration usual) {
        return section.value(key, Values.seconds(0, LONGEST_SECONDS)).orElse(usual);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a time zone such as Europe/London, was " + Values.quoted(text), e);
        }
    }

    private void fuse(Section node) {
        if (!node.has("id")) {
            node.problem("needs an id: the name of the fuse");
        }
        Optional<String> id = node.value("id", Values::text);
        Optional<String> parent = node.value("parent", Values::text);
        Map<Phase, Double> limit = amps(node, "limit");
        Map<Phase, Double> worst = amps(node, "worst-other-load");
        Map<Phase, Double> load = amps(node, "other-load");
        boolean meter = node.value("meter", Values::onOrOff).orElse(false);
        if (meter && !load.isEmpty()) {
            node.problem("other-load", "is measured here: say worst-other-load, or set meter: off");
        }
        if (!meter && !worst.isEmpty()) {
            node.problem(
                    "worst-other-load",
                    "is for a fuse with meter: on; say other-load where the load is always the same");
        }
        id.ifPresent(name -> {
            if (meter) {
                metered.add(name);
            }
            loads.put(name, load);
            fuses.add(fuse(node, name, parent, new Amps(limit, worst)));
        });
    }

    private record Amps(Map<Phase, Double> limit, Map<Phase, Double> worst) {}

    private static Fuse fuse(Section node, String id, Optional<String> parent, Amps amps) {
        try {
            return new Fuse(id, parent, amps.limit(), amps.worst());
        } catch (RefusedException e) {
            node.problem(String.valueOf(e.getMessage()));
            return Fuse.of("unusable", Optional.empty(), Map.of());
        }
    }

    private static Map<Phase, Double> amps(Section node, String key) {
        Map<Phase, Double> amps = new EnumMap<>(Phase.class);
        node.section(key).ifPresent(block -> {
            for (Phase phase : Phase.values()) {
                block.value(phase.name(), Values.decimal(0, Fuse.MOST_AMPS)).ifPresent(value -> amps.put(phase, value));
            }
        });
        return amps;
    }
}
