// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import io.ferrule.charging.site.Allocation;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Request;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.Situation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shares by a policy. Safe for use by several threads. */
public final class Sharer {

    private static final Comparator<Claim> BY_PRIORITY =
            Comparator.<Claim>comparingInt(claim -> claim.request().priority()).thenComparingInt(Claim::index);

    private final Site site;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<List<Fuse>> paths;
    private final LookAhead lookAhead = new LookAhead();

    /** Shares the power of a site. */
    public Sharer(Site site) {
        this.site = site;
        this.paths = site.paths();
        site.stations().forEach(station -> places.put(station.id(), places.size()));
    }

    /** Who gets what. */
    public Allocation share(SharingPolicy policy, Situation situation) {
        Bounds bounds = new Bounds(site, situation.otherLoad());
        List<Claim> claims = claims(situation.requests(), bounds);
        hold(situation.held(), bounds);
        Filling filling = new Filling(bounds.all(), bounds.ofMembers());
        switch (policy) {
            case MAX_MIN -> equally(claims, filling);
            case PRIORITY -> byClass(claims, filling);
            case FIRST_COME -> inOrder(claims, Comparator.comparing(Claim::arrival), filling);
            case EARLIEST_DEPARTURE -> inOrder(claims, Comparator.comparing(Claim::departure), filling);
            case LEAST_LAXITY -> inOrder(claims, byLaxity(situation), filling);
            case PLAN -> ahead(claims, bounds, situation, filling);
        }
        return answer(claims, filling);
    }

    private List<Claim> claims(List<Request> requests, Bounds bounds) {
        List<Claim> claims = new ArrayList<>();
        for (Request request : requests) {
            int place = place(request.station());
            SiteStation station = site.stations().get(place);
            int member = bounds.join(station, station.wiring().loaded(request.phasesInUse()), paths.get(place));
            claims.add(Claim.of(member, request, station));
        }
        return claims;
    }

    private void hold(Map<String, Double> held, Bounds bounds) {
        held.forEach((id, amps) -> {
            int place = place(id);
            SiteStation station = site.stations().get(place);
            int member = bounds.join(station, station.wiring().phases(), paths.get(place));
            bounds.hold(member, Hundredths.ceiling(amps));
        });
    }

    private int place(String station) {
        return Optional.ofNullable(places.get(station))
                .orElseThrow(() -> new RefusedException(
                        Rule.UNKNOWN_REFERENCE,
                        "there is no station " + RefusedException.quoted(station) + " on this site"));
    }

    /** A minimum for each while it lasts, then all together. */
    private static void equally(List<Claim> claims, Filling filling) {
        List<Claim> order = new ArrayList<>(claims);
        order.sort(BY_PRIORITY);
        for (Claim claim : order) {
            filling.raiseTo(claim, Math.min(claim.least(), claim.most()));
        }
        filling.level(claims);
    }

    private static void byClass(List<Claim> claims, Filling filling) {
        Map<Integer, List<Claim>> classes = new LinkedHashMap<>();
        claims.stream().sorted(BY_PRIORITY).forEach(claim -> classes.computeIfAbsent(
                        claim.request().priority(), key -> new ArrayList<>())
                .add(claim));
        classes.values().forEach(members -> equally(members, filling));
    }

    private static void inOrder(List<Claim> claims, Comparator<Claim> order, Filling filling) {
        claims.stream().sorted(order.thenComparing(BY_PRIORITY)).forEach(claim -> filling.raiseTo(claim, claim.most()));
    }

    private static Comparator<Claim> byLaxity(Situation situation) {
        return Comparator.comparingDouble(claim -> claim.laxity(situation.now()));
    }

    /** What the best plan begins with; where energy has one price, what is left over then goes to the most urgent. */
    private void ahead(List<Claim> claims, Bounds bounds, Situation situation, Filling filling) {
        List<Row> rows =
                bounds.all().stream().flatMap(bound -> bound.rows().stream()).toList();
        long[] wanted = lookAhead.first(claims, rows, situation);
        claims.stream()
                .sorted(byLaxity(situation).thenComparing(BY_PRIORITY))
                .forEach(claim -> filling.raiseTo(claim, wanted[claim.index()]));
        if (situation.prices().isEmpty()) {
            inOrder(claims, byLaxity(situation), filling);
        }
    }

    private static Allocation answer(List<Claim> claims, Filling filling) {
        Map<String, Double> amps = new LinkedHashMap<>();
        Map<String, String> binding = new LinkedHashMap<>();
        for (Claim claim : claims) {
            String id = claim.station().id();
            long given = filling.given(claim.index());
            amps.put(id, Hundredths.amps(given));
            if (given < claim.most()) {
                filling.stoppedBy(claim.index()).ifPresent(bound -> binding.put(id, bound));
            }
        }
        return new Allocation(amps, binding);
    }
}
