// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.RateUnit;
import io.ferrule.charging.composite.Conversion;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.rule.Rule;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.Site;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;

/**
 * What a Local Controller knows of its site. What a CSMS wants of the site as a whole is put on the one fuse at its root.
 *
 * @param site fuses and stations; exactly one fuse has no parent, and that one has limits
 * @param policy how stations share
 * @param volts nominal volts between phase and neutral, more than 0
 * @param zone where the site is
 */
public record SiteFacts(Site site, SharingPolicy policy, BigDecimal volts, ZoneId zone) {

    /** Refuses other sites, and volts that are not above 0, with {@link RefusedException}. */
    public SiteFacts {
        List<Fuse> roots = roots(site);
        if (roots.size() != 1 || roots.get(0).limits().isEmpty()) {
            throw new RefusedException(
                    Rule.COUNT,
                    "a limit of the whole site needs one root fuse that has limits; this site has " + roots.size()
                            + " root fuses");
        }
        if (volts.signum() <= 0) {
            throw new RefusedException(Rule.NUMBER, "the voltage of a site must be more than 0");
        }
    }

    /**
     * The fuse that carries everything.
     *
     * @return the one without a parent
     */
    public Fuse root() {
        return roots(site).get(0);
    }

    /** How many phases the root has: what watts are shared over. */
    int phases() {
        return root().limits().size();
    }

    /** What the root fuse can carry on each of its phases at once. */
    BigDecimal rating(RateUnit unit) {
        double amps = root().limits().values().stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
        return convert(BigDecimal.valueOf(amps), RateUnit.A, unit);
    }

    /** Watts are those of all phases together, amperes those of each; never more than exact. */
    BigDecimal convert(BigDecimal amount, RateUnit from, RateUnit to) {
        return new Conversion(volts).convert(amount, from, to, phases());
    }

    /** One digit behind the point, as a schedule of 2.0.1 has them (part 2, ChargingSchedulePeriodType). */
    static BigDecimal written(BigDecimal limit) {
        BigDecimal cut = limit.setScale(1, RoundingMode.DOWN).stripTrailingZeros();
        return cut.scale() < 0 ? cut.setScale(0) : cut;
    }

    /** Whether a phase of the root is bounded: all of them. */
    List<Phase> eachPhase() {
        return root().limits().keySet().stream().sorted().toList();
    }

    private static List<Fuse> roots(Site site) {
        return site.fuses().stream().filter(fuse -> fuse.parent().isEmpty()).toList();
    }
}
