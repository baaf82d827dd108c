// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.rule.Checks;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.books.BookRules;
import io.ferrule.charging.site.books.DriveRules;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A site as it was built, and how it is to be driven.
 *
 * @param fuses its fuses
 * @param members its stations; their order breaks ties
 * @param steadyLoads amperes that everything but the stations takes from fuses without a meter, by fuse and phase, always the
 *     same; a fuse that is not named has a meter, or nothing else hangs on it
 * @param metered fuses whose other load somebody tells; while nobody does they count at their worst case
 * @param rules how it is driven
 */
public record SitePlan(
        List<Fuse> fuses,
        List<Member> members,
        Map<String, Map<Phase, Double>> steadyLoads,
        List<String> metered,
        Rules rules) {

    /** Copies, and checks that everything fits together; see {@link Site}. */
    public SitePlan {
        fuses = List.copyOf(fuses);
        members = List.copyOf(members);
        steadyLoads = Map.copyOf(steadyLoads);
        metered = List.copyOf(metered);
        Checks.distinct(
                "the station",
                members.stream().map(member -> member.spec().id().value()).toList());
        site(fuses, members, rules.books().margin());
    }

    /**
     * How a site is driven.
     *
     * @param policy how cars share
     * @param books how the books are kept
     * @param drive how often stations are told something
     * @param zone where the clock on the wall of the site hangs
     */
    public record Rules(SharingPolicy policy, BookRules books, DriveRules drive, ZoneId zone) {}

    /**
     * The site as the engines know it: a connector is a station there, and what is bounded as a whole has a fuse to itself.
     *
     * @return the site
     */
    public Site site() {
        return site(fuses, members, rules.books().margin());
    }

    private static Site site(List<Fuse> fuses, List<Member> members, double margin) {
        List<Fuse> all = new ArrayList<>(fuses);
        List<SiteStation> stations = new ArrayList<>();
        for (Member member : members) {
            Optional<Fuse> own = member.ownFuse(margin);
            own.ifPresent(all::add);
            for (String outlet : member.outlets()) {
                stations.add(new SiteStation(
                        outlet,
                        own.map(Fuse::id).or(member::fuse),
                        Optional.empty(),
                        member.spec().wiring(),
                        member.spec().rating()));
            }
        }
        return new Site(all, List.of(), stations);
    }
}
