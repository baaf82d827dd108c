// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe;

import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.fit.Wording;
import io.ferrule.model.OcppVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Something that a recipe can say about a station. */
public enum Property {
    /** Units of schedules. */
    UNITS("units", (draft, words) -> draft.units = words.several(RateUnit::ofWireName, "A, W")),
    /** Kinds of profiles that it obeys. */
    KINDS("kinds", (draft, words) -> draft.kinds = words.several(Property::kind, "Absolute, Recurring, Relative")),
    /** Purposes of profiles that it obeys. */
    PURPOSES(
            "purposes",
            (draft, words) -> draft.purposes =
                    words.several(Property::purpose, "ChargePointMaxProfile, TxDefaultProfile, TxProfile")),
    /** Most periods of a schedule. */
    MAX_PERIODS("max-periods", (draft, words) -> draft.maxPeriods = words.number(1, Bounds.MANY)),
    /** Most profiles at a time; 0 is a station without smart charging. */
    MAX_INSTALLED("max-installed", (draft, words) -> draft.maxInstalled = words.number(0, Bounds.MANY)),
    /** The stack level that it takes: a number, or {@code reported - 1}. */
    STACK_LEVEL(
            "stack-level",
            (draft, words) -> draft.stackLevel = StackLevel.of(words).in(draft)),
    /** Whether it takes the first limit of a schedule and nothing else. */
    IGNORES_SCHEDULE("ignores-schedule", (draft, words) -> draft.ignoresSchedule = words.flag()),
    /** Decimals of a limit that it understands: 0 or 1. */
    LIMIT_DECIMALS("limit-decimals", (draft, words) -> draft.limitDecimals = words.number(0, 1)),
    /** Amperes for each phase below which it cannot charge. */
    MIN_AMPS("min-amps", (draft, words) -> draft.minAmps = words.decimal(BigDecimal.ZERO, Bounds.AMPS)),
    /** Most amperes for each phase. */
    MAX_AMPS("max-amps", (draft, words) -> draft.maxAmps = words.decimal(BigDecimal.ONE, Bounds.AMPS)),
    /** Phases that are surely in use. */
    PHASES("phases", (draft, words) -> draft.phases = words.number(1, 3)),
    /** Nominal volts between phase and neutral. */
    VOLTAGE("voltage", (draft, words) -> draft.voltage = words.decimal(BigDecimal.ONE, Bounds.VOLTS)),
    /** Whether it obeys {@code numberPhases}. */
    PHASE_SWITCHING("phase-switching", (draft, words) -> draft.phaseSwitching = words.flag()),
    /** When a schedule says when it starts: {@code by-kind}, {@code always}, {@code never}. */
    START_SCHEDULE(
            "start-schedule",
            (draft, words) -> draft.startSchedule =
                    words.oneOf(Spelling.of(Wording.StartSchedule.class), Spelling.all(Wording.StartSchedule.class))),
    /** When a TxProfile names its transaction: {@code where-known}, {@code always}, {@code never}. */
    TRANSACTION_ID(
            "transaction-id",
            (draft, words) -> draft.transactionId =
                    words.oneOf(Spelling.of(Wording.TransactionId.class), Spelling.all(Wording.TransactionId.class))),
    /** Amperes for each phase that stand for a pause, where it does not resume after 0. */
    PAUSE_AMPS("pause-amps", (draft, words) -> draft.pauseAmps = words.decimal(BigDecimal.ZERO, Bounds.AMPS)),
    /** Whether it keeps its limit over a restart. */
    KEEPS_LIMITS("keeps-limits", (draft, words) -> draft.keepsLimits = words.flag()),
    /** Seconds after which a profile ends and a lower stack level holds, or {@code never}. */
    FALLBACK_SECONDS("fallback-seconds", (draft, words) -> draft.fallbackAfter = fallback(words)),
    /** Amperes for each phase that hold then; 0 where nothing is said. */
    FALLBACK_AMPS("fallback-amps", (draft, words) -> draft.fallbackAmps = words.decimal(BigDecimal.ZERO, Bounds.AMPS));

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // an effect keeps nothing: it writes what it is given where it is told
    private final BiConsumer<Draft, Words> effect;

    Property(String word, BiConsumer<Draft, Words> effect) {
        this.word = word;
        this.effect = effect;
    }

    /**
     * The key in files.
     *
     * @return small letters and hyphens
     */
    public String word() {
        return word;
    }

    /** Writes down what a recipe says; what is not allowed is refused with {@link IllegalArgumentException}. */
    void write(Draft draft, List<String> words) {
        effect.accept(draft, new Words(words));
    }

    private static Optional<Kind> kind(String word) {
        return Kind.ofWireName(word, OcppVersion.V1_6);
    }

    private static Optional<Purpose> purpose(String word) {
        return Purpose.ofWireName(word, OcppVersion.V1_6);
    }

    private static Optional<Duration> fallback(Words words) {
        return words.one().equals("never")
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(words.number(Bounds.MINUTE, Bounds.DAY)));
    }

    /** What no station exceeds. */
    private static final class Bounds {
        private static final int MANY = 1_000_000;
        private static final int MINUTE = 60;
        private static final int DAY = 86_400;
        private static final BigDecimal AMPS = new BigDecimal("100000");
        private static final BigDecimal VOLTS = new BigDecimal("10000");
    }
}
