// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.composite;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Computes composite schedules: what all profiles come to, at every instant of a range. The start of the range is the
 * instant of the question: relative schedules without a transaction count from there.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Composer {

    /** The most changes that are looked at for one question; whoever takes profiles from outside asks {@link #size}. */
    public static final long MOST_CHANGES = 2_000_000;

    private final Situation situation;
    private final PhaseUse phases;
    private final Conversion conversion;

    /**
     * Makes a composer.
     *
     * @param situation profiles, transactions and site
     * @param phases with how many phases limits are converted
     */
    public Composer(Situation situation, PhaseUse phases) {
        this.situation = situation;
        this.phases = phases;
        this.conversion = new Conversion(situation.site().voltage());
    }

    /**
     * How many changes a question looks at, at most.
     *
     * @param range of the question
     * @return the number, for all EVSEs together
     */
    public long size(InstantRange range) {
        long changes = 0;
        for (InstalledProfile installed : situation.profiles().profiles()) {
            long periods = installed.profile().schedule().periods().size() + 1L;
            changes += Occurrences.most(range, installed.profile()) * periods;
        }
        return changes * (situation.evses().size() + 1L);
    }

    /**
     * What an EVSE may draw: the lowest of the external constraint, what its transaction gets, and the station's maximum,
     * with local generation on top.
     *
     * @param evseId the EVSE, from 1
     * @param range when
     * @param unit in which unit
     * @return its limit at every instant
     * @throws IllegalArgumentException if there are more than {@link #MOST_CHANGES} to look at
     */
    public StepFunction<Limit> evse(int evseId, InstantRange range, RateUnit unit) {
        checkSize(range);
        Leading leading = new Leading(situation, evseId, range);
        return part(leading, leading.of(Purpose.LOCAL_GENERATION))
                .combine(leading.of(Purpose.STATION_MAX), Bounds::and)
                .map(bounds -> bounds.limit(Limit.unlimited(), unit, conversion, phases));
    }

    /**
     * What the station may draw: the lowest of the sum over its EVSEs, the external constraint on the station and the
     * station's maximum, with local generation on top. An EVSE that nothing limits counts with what its hardware can
     * deliver; where that is not known, nothing limits the sum.
     *
     * @param range when
     * @param unit in which unit
     * @return its limit at every instant
     * @throws IllegalArgumentException if there are more than {@link #MOST_CHANGES} to look at
     */
    public StepFunction<Limit> station(InstantRange range, RateUnit unit) {
        checkSize(range);
        StepFunction<Limit> sum = StepFunction.constant(range, Limit.of(BigDecimal.ZERO, unit, 3));
        for (int evseId : situation.evses()) {
            Leading leading = new Leading(situation, evseId, range);
            StepFunction<Limit> part = part(leading, leading.ofItsOwn(Purpose.LOCAL_GENERATION))
                    .map(bounds -> ofEvse(evseId, bounds, unit));
            sum = sum.combine(part, (so, more) -> added(so, more, unit));
        }
        Leading whole = new Leading(situation, InstalledProfile.STATION, range);
        return whole.of(Purpose.EXTERNAL_CONSTRAINTS)
                .map(Bounds.NONE::and)
                .combine(whole.of(Purpose.STATION_MAX), Bounds::and)
                .combine(whole.of(Purpose.LOCAL_GENERATION), Bounds::plus)
                .combine(sum, (bounds, so) -> bounds.limit(so, unit, conversion, phases));
    }

    private static StepFunction<Bounds> part(Leading leading, StepFunction<Optional<Bound>> generation) {
        return leading.of(Purpose.EXTERNAL_CONSTRAINTS)
                .map(Bounds.NONE::and)
                .combine(leading.transaction(), Bounds::and)
                .combine(generation, Bounds::plus);
    }

    private Limit ofEvse(int evseId, Bounds bounds, RateUnit unit) {
        Limit limit = bounds.limit(Limit.unlimited(), unit, conversion, phases);
        Site.Hardware hardware = situation.site().hardware().get(evseId);
        if (limit instanceof Limit.Capped || hardware == null) {
            return limit;
        }
        BigDecimal most = conversion.convert(hardware.maxAmps(), RateUnit.A, unit, hardware.phases());
        return Limit.of(most, unit, hardware.phases());
    }

    private static Limit added(Limit sum, Limit part, RateUnit unit) {
        if (sum instanceof Limit.Capped so && part instanceof Limit.Capped more) {
            return Limit.of(so.value().add(more.value()), unit, Math.min(so.phases(), more.phases()));
        }
        return Limit.unlimited();
    }

    private void checkSize(InstantRange range) {
        if (size(range) > MOST_CHANGES) {
            throw new IllegalArgumentException("the question looks at more than " + MOST_CHANGES + " changes");
        }
    }
}
