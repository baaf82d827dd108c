// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.ConnectionEvent.Counts;
import io.ferrule.ids.event.ConnectionEvent.Kind;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.event.Link;
import io.ferrule.ids.event.WireText;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleFiles;
import io.ferrule.ids.watch.Bounds;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the engine answers, and what it remembers has a bound. */
class BoundsTest {

    private static final Instant NOON = Instant.parse("2026-01-06T12:00:00Z");
    private static final String FRAME =
            "[2,\"1\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"A\",\"meterStart\":0,\"timestamp\":\"2026-01-06T12:00:00Z\"}]";

    private final IntrusionDetector detector = new IntrusionDetector(RuleFiles.builtIn(), Reaction.BLOCK, Map.of());

    @Test
    void remembersNoIdentityThatWasTurnedAway() {
        for (int i = 0; i < 5_000; i++) {
            detector.accept(new ConnectionEvent(
                    NOON.plusMillis(i), "X" + i, Link.of("10.0.0.9", ""), Kind.REFUSED, "unknown-id", Counts.once()));
        }

        assertThat(detector.learned()).containsOnlyKeys("");
    }

    @Test
    void forgetsTheStationsHeardOfLongestAgo() {
        IntrusionDetector small =
                new IntrusionDetector(RuleFiles.builtIn(), any -> Reaction.BLOCK, Map.of(), new Bounds(100));

        for (int i = 0; i < 1_000; i++) {
            small.accept(new FrameEvent(
                    NOON.plusMillis(i),
                    "MADE-UP" + i,
                    Side.STATION,
                    OcppVersion.V1_6,
                    Link.of("10.0.0.9", "c" + i),
                    WireText.of(FRAME)));
        }

        assertThat(small.learned()).hasSize(100).containsKey("MADE-UP999").doesNotContainKey("MADE-UP0");
    }

    @Test
    void remembersAsManyStationsAsFitIntoTheHeap() {
        Bounds little = Bounds.ofHeap(64L * 1_024 * 1_024);
        Bounds much = Bounds.ofHeap(8L * 1_024 * 1_024 * 1_024);

        assertThat(little.stations()).isEqualTo(682);
        assertThat(much.stations()).isEqualTo(20_000);
    }

    @Test
    void tellsLongIdentifiersApart() {
        String long1 = "A".repeat(1_000) + "1";
        String long2 = "A".repeat(1_000) + "2";
        String call =
                "[2,\"x\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}]";

        Verdict asked = detector.accept(frame(Side.STATION, call.replace("x", long1)));
        Verdict other = detector.accept(frame(Side.CSMS, "[3,\"" + long2 + "\",{}]"));
        Verdict answered = detector.accept(frame(Side.CSMS, "[3,\"" + long1 + "\",{}]"));

        assertThat(asked.alerts()).extracting(alert -> alert.rule().id()).contains("ferrule.odd-id");
        assertThat(other.alerts()).isEmpty();
        assertThat(answered.alerts()).isEmpty();
    }

    private static FrameEvent frame(Side from, String text) {
        return new FrameEvent(NOON, "CP1", from, OcppVersion.V1_6, Link.of("10.0.0.1", "c"), WireText.of(text));
    }

    @Test
    void survivesSpoiledFrames() {
        long seed = Long.getLong("seed", 7);
        Random random = new Random(seed);

        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(FRAME);
            for (int spoil = 0; spoil <= random.nextInt(4); spoil++) {
                text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(200)));
            }
            Side from = random.nextBoolean() ? Side.STATION : Side.CSMS;
            FrameEvent event = new FrameEvent(
                    NOON.plusSeconds(i),
                    "CP1",
                    from,
                    OcppVersion.V1_6,
                    Link.of("10.0.0.1", "c"),
                    WireText.of(text.toString()));

            assertThat(detector.accept(event).alerts().size())
                    .as("%s, seed %d", text, seed)
                    .isLessThan(50);
        }
    }
}
