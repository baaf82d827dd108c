// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.ids.intercept.MeasureSettings;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.proxy.handshake.AddressBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The intrusion detection.
 *
 * @param mode the most that happens; empty for nothing at all
 * @param rules files and directories of rules beside those that come with Ferrule
 * @param measures how long measures last
 * @param evidence where alerts go
 * @param context what the operator knows beside the stations
 */
public record IdsBlock(
        Optional<Reaction> mode,
        List<Path> rules,
        MeasureSettings measures,
        EvidenceBlock evidence,
        IdsContext context) {

    private static final int MOST_MINUTES = 1_440;
    private static final List<String> MODES = List.of("off", "observe", "alert", "block");

    /** Copies the list. */
    public IdsBlock {
        rules = List.copyOf(rules);
    }

    static IdsBlock read(Section section, Source source) {
        return new IdsBlock(
                section.has("mode") ? mode(section) : Optional.of(Reaction.BLOCK),
                section.values("rules", source::resolve),
                section.section("measures").map(IdsBlock::measures).orElseGet(MeasureSettings::defaults),
                EvidenceBlock.read(section, source),
                section.section("context").map(IdsContext::read).orElseGet(IdsContext::unknown));
    }

    /** The mode of a block; empty for off. */
    static Optional<Reaction> mode(Section section) {
        return section.value("mode", Values.oneOf(MODES))
                .filter(word -> !word.equals("off"))
                .map(Values.word(Reaction.class));
    }

    private static MeasureSettings measures(Section section) {
        MeasureSettings usual = MeasureSettings.defaults();
        Function<String, Duration> minutes = Values.number(0, MOST_MINUTES).andThen(Duration::ofMinutes);
        return new MeasureSettings(
                section.value("address-minutes", minutes).orElse(usual.address()),
                section.value("throttle-minutes", minutes).orElse(usual.throttle()),
                section.value("quarantine-minutes", minutes).orElse(usual.quarantine()),
                section.has("never-block") ? section.values("never-block", AddressBlock::of) : usual.spared());
    }
}
