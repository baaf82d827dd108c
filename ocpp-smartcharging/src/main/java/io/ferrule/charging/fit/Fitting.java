// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.composite.Composer;
import io.ferrule.charging.composite.PhaseUse;
import io.ferrule.charging.composite.Site;
import io.ferrule.charging.composite.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans the messages that keep one station of OCPP 1.6 at or below what profiles of any version come to.
 *
 * <p>The station is taken to accept what its capabilities allow, and to keep what it was told last. Rises of its limit
 * take effect at most 5 seconds late, drops at most 10 seconds early; there is at most one message for each connector and
 * change, besides the first. Watts and amperes are converted with the phases that are surely in use, unless the station
 * obeys {@code numberPhases}.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Fitting {

    /** The longest time that is planned at once: a station's profile counts its seconds with 32 bits. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** The most changes that are planned at once; whoever takes profiles from outside asks {@link #size}. */
    public static final long MOST_CHANGES = 200_000;

    private final StationCapabilities capabilities;
    private final WritePolicy policy;
    private final Map<Integer, Integer> transactionIds;

    /**
     * Plans for one station.
     *
     * @param capabilities what it can do
     * @param policy how sparingly it is written to
     * @param transactionIds its own numbers of running transactions, by connector; where one is missing, a TxProfile
     *     names none (OCPP 1.6 edition 2, 7.8)
     */
    public Fitting(StationCapabilities capabilities, WritePolicy policy, Map<Integer, Integer> transactionIds) {
        this.capabilities = capabilities;
        this.policy = policy;
        this.transactionIds = Map.copyOf(transactionIds);
    }

    /**
     * How many changes planning looks at, at most.
     *
     * @param situation what is to be fitted
     * @param range when
     * @return the number; {@link #plan} refuses more than {@link #MOST_CHANGES}
     */
    public long size(Situation situation, InstantRange range) {
        return composer(situation).size(range);
    }

    /**
     * Plans.
     *
     * @param situation profiles, transactions and site; its voltage and hardware do not count, the
     *     capabilities do
     * @param range from now on, at most {@link #LONGEST}
     * @return what to send and what cannot be told
     * @throws IllegalArgumentException if the range is longer, or has too many changes
     */
    public FitPlan plan(Situation situation, InstantRange range) {
        if (range.length().compareTo(LONGEST) > 0 || size(situation, range) > MOST_CHANGES) {
            throw new IllegalArgumentException("at most 366 days and " + MOST_CHANGES + " changes are planned at once");
        }
        Remarks remarks = new Remarks();
        Losses losses = new Losses(capabilities.delivers());
        situation.profiles().profiles().forEach(profile -> losses.note(profile, range.start(), remarks));
        Optional<RateUnit> unit = unit(situation.profiles().profiles());
        if (unit.isEmpty()) {
            remarks.add("any limit: the station takes neither amperes nor watts", range.start());
            return new FitPlan(List.of(), remarks.inOrder());
        }
        PhaseRule rule = PhaseRule.of(capabilities.delivers(), unit.get());
        Targets targets = Targets.of(composer(situation), situation.evses(), range, unit.get(), rule);
        List<Outlet> outlets =
                new Placement(capabilities, situation, transactionIds, unit.get()).outlets(targets, range, remarks);
        Writing writing = Writing.of(capabilities, unit.get(), situation.evses(), outlets.size());
        if (capabilities.wording().fallback().isPresent() && !writing.fallsBack()) {
            remarks.add("a fallback: the station has no room for it below its profiles", range.start());
        }
        List<FitMessage> messages = new ArrayList<>();
        outlets.forEach(outlet -> messages.addAll(messages(outlet, writing, remarks)));
        messages.sort(Comparator.comparing(FitMessage::at));
        return new FitPlan(messages, remarks.inOrder());
    }

    private Composer composer(Situation situation) {
        StationCapabilities.Delivers delivers = capabilities.delivers();
        Site site = situation.site();
        Situation atStation = new Situation(
                situation.profiles(),
                situation.evses(),
                situation.transactions(),
                situation.assumeTransaction(),
                new Site(delivers.voltage(), site.zone(), Map.of(), site.delays()),
                situation.circumstances());
        return new Composer(
                atStation,
                delivers.phaseSwitching() ? PhaseUse.atMost(delivers.phases()) : PhaseUse.always(delivers.phases()));
    }

    /** The unit in which nothing needs to be converted, if the station takes it; else amperes, which protect a wire. */
    private Optional<RateUnit> unit(List<InstalledProfile> profiles) {
        Set<RateUnit> taken = capabilities.accepts().units();
        boolean watts = !profiles.isEmpty()
                && profiles.stream()
                        .allMatch(installed -> installed.profile().schedule().unit() == RateUnit.W);
        RateUnit preferred = watts ? RateUnit.W : RateUnit.A;
        return taken.contains(preferred)
                ? Optional.of(preferred)
                : taken.stream().findFirst();
    }

    private List<FitMessage> messages(Outlet outlet, Writing writing, Remarks remarks) {
        StepFunction<Limit> target = outlet.target();
        if (target.steps().size() == 1 && target.steps().get(0).value() instanceof Limit.Unlimited) {
            return List.of();
        }
        int room = capabilities.obeyedPeriods();
        StepFunction<Setting> rounded = new Rounding(capabilities, writing.unit(), outlet.connectors())
                .of(target, remarks)
                .onSeconds(Instant.EPOCH, Setting::lower);
        StepFunction<Setting> held = new Holding(policy, Math.max(1, room - 1)).hold(rounded);
        List<Segment> segments = Settling.settle(held, firstWhole(target.range()), remarks);
        return writing.messages(outlet, segments, target.range().end());
    }

    private static Instant firstWhole(InstantRange range) {
        Instant second = range.start().truncatedTo(ChronoUnit.SECONDS);
        return second.equals(range.start()) ? second : second.plusSeconds(1);
    }
}
