// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.Session;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Drives one site while its stations are connected to a proxy. Stations that the site does not name are not touched. Safe for use by
 * several threads.
 */
public final class SiteControl {

    private final Core core;
    private final Map<StationId, Post> posts = new LinkedHashMap<>();
    private final Decider decider;

    private SiteControl(Core core, Map<String, Map<String, String>> memory) {
        this.core = core;
        core.plan().members().forEach(member -> {
            String group = StationControl.group(member.spec().id().value());
            Optional<Map<String, String>> note = Optional.ofNullable(memory.get(group));
            posts.put(member.spec().id(), new Post(core, member, note, this::changed));
        });
        this.decider = new Decider(core, posts.values(), memory.getOrDefault(Decider.LEDGER, Map.of()));
    }

    /**
     * Reads what is remembered. Every station counts at what its ledger says, or at its largest current (G12 of {@link
     * io.ferrule.charging.site}).
     *
     * @param plan the site
     * @param means what it is driven with
     * @return a site without connected stations; it decides nothing before the first {@link #tick}
     * @throws UncheckedIOException if the memory cannot be read
     */
    public static SiteControl over(SitePlan plan, Means means) {
        return new SiteControl(new Core(plan, means), means.memory().read());
    }

    /**
     * Watches what passes. To be registered with {@link io.ferrule.proxy.intercept.OnFailure#FORWARD}, nearer to the station than
     * {@link #keepers}, and farther from it than whatever mends its messages.
     *
     * @return opens an interceptor for each session
     */
    public InterceptorFactory watchers() {
        return session -> post(session)
                .<Interceptor>map(post -> new WatchInterceptor(core, post, session))
                .orElseGet(Uninvolved::new);
    }

    /**
     * Keeps the profiles of stations in their place, and holds back cars that may not begin. To be registered with {@link
     * io.ferrule.proxy.intercept.OnFailure#REJECT}, farther from the CSMS than whatever answers in its place.
     *
     * @return opens an interceptor for each session
     */
    public InterceptorFactory keepers() {
        return session -> post(session)
                .<Interceptor>map(post -> new KeeperInterceptor(core, post, session, decider))
                .orElseGet(Uninvolved::new);
    }

    private Optional<Post> post(Session session) {
        boolean served = session.version() != OcppVersion.V1_5 && !session.stationAbsent();
        return Optional.ofNullable(posts.get(session.station())).filter(post -> served);
    }

    /** Time passes; to be called about once a second, and at least every few. */
    public void tick() {
        changed();
    }

    /**
     * Somebody measured what everything but the stations takes from a fuse.
     *
     * @param fuse a fuse of the plan
     * @param amps amperes by phase, 0 to 100,000; what is not named is 0
     * @return false if the site has no meter there
     */
    public boolean measured(String fuse, Map<Phase, Double> amps) {
        amps.values().forEach(value -> Checks.number("a measured load", value, 0, Fuse.MOST_AMPS));
        Map<Phase, Double> copy = Map.copyOf(amps);
        boolean known = core.plan().metered().contains(fuse);
        if (known) {
            core.run(() -> core.books().otherLoad(fuse, copy, core.steady()));
            changed();
        }
        return known;
    }

    /**
     * How it stood after the last decision.
     *
     * @return the report; empty before the first decision
     */
    public Optional<SiteReport> report() {
        return decider.report();
    }

    /**
     * How many messages went to stations since the start.
     *
     * @return a number that only grows
     */
    public long orders() {
        return decider.orders();
    }

    /** The end: nothing is taken in any more. To be called before the executor of its means is shut down. */
    public void end() {
        core.end();
    }

    private void changed() {
        decider.soon();
    }

    /** Has nothing to do in a session. */
    private static final class Uninvolved implements Interceptor {
        @Override
        public Interests interests() {
            return Interests.nothing();
        }
    }
}
