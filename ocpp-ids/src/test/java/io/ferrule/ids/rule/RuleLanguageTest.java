// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.ids.IntrusionDetector;
import io.ferrule.ids.Verdict;
import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.ConnectionEvent.Counts;
import io.ferrule.ids.event.ConnectionEvent.Kind;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.event.Link;
import io.ferrule.ids.event.WireText;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules can say. */
class RuleLanguageTest {

    private static final String TESTS =
            """
                tests:
                  - {name: some, fires: true, steps: []}
            """;

    private Instant now = Instant.parse("2026-01-06T12:00:00Z");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void comparesFieldsOfTheCall() throws IOException {
        IntrusionDetector detector = detector(rule("when: {action: Authorize, request.idTag: {starts-with: EVIL}}"));

        boolean good = authorize(detector, "GOOD").alerts().isEmpty();
        boolean evil = authorize(detector, "EVIL1").alerts().isEmpty();

        assertThat(good).isTrue();
        assertThat(evil).isFalse();
    }

    @Test
    void exceptsWhatUnlessNames() throws IOException {
        IntrusionDetector detector = detector(rule("when: {action: Authorize}", "unless: {request.idTag: [A, B]}"));

        assertThat(authorize(detector, "B").alerts()).isEmpty();
        assertThat(authorize(detector, "C").alerts()).hasSize(1);
    }

    @Test
    void countsDifferentValuesWithinATime() throws IOException {
        IntrusionDetector detector = detector(
                rule("when: {action: Authorize}", "count: {at-least: 3, within: 1m, per: station, of: request.idTag}"));
        List<String> tags = List.of("A", "A", "B", "A", "C");

        List<Integer> alerts = tags.stream()
                .map(tag -> authorize(detector, tag).alerts().size())
                .toList();

        assertThat(alerts).containsExactly(0, 0, 0, 0, 1);
    }

    @Test
    void forgetsWhatIsOlderThanItsTime() throws IOException {
        IntrusionDetector detector =
                detector(rule("when: {action: Authorize}", "count: {at-least: 2, within: 1m, per: station}"));
        authorize(detector, "A");
        now = now.plusSeconds(120);

        Verdict late = authorize(detector, "A");

        assertThat(late.alerts()).isEmpty();
    }

    @Test
    void followsASequence() throws IOException {
        IntrusionDetector detector = detector(rule(
                "sequence: [{when: {request.idTag: A}}, {when: {request.idTag: B}}]",
                "count: {within: 1m, per: station}"));

        List<Integer> alerts = List.of("B", "A", "C", "B").stream()
                .map(tag -> authorize(detector, tag).alerts().size())
                .toList();

        assertThat(alerts).containsExactly(0, 0, 0, 1);
    }

    @Test
    void followsASequenceOfDifferentValues() throws IOException {
        IntrusionDetector detector = detector(rule(
                "sequence: [{when: {action: Authorize}}, {when: {action: Authorize}}, {when: {action: Authorize}}]",
                "count: {within: 1m, per: station, of: request.idTag}"));

        List<Integer> alerts = List.of("A", "A", "B", "A", "C").stream()
                .map(tag -> authorize(detector, tag).alerts().size())
                .toList();

        assertThat(alerts).containsExactly(0, 0, 0, 0, 1);
    }

    @Test
    void countsAsManyAsOneEventTellsOf() throws IOException {
        IntrusionDetector detector =
                detector(rule("when: {kind: refused, reason: timeout}", "count: {at-least: 5, within: 1m, per: peer}"));

        List<Integer> alerts = LongStream.of(2, 2, 1, 900)
                .mapToObj(count -> detector.accept(refused(count)).alerts().size())
                .toList();

        assertThat(alerts).containsExactly(0, 0, 1, 0);
        assertThat(detector.summary().rules()).containsEntry("own.rule", 2L);
    }

    @Test
    void believesAListOnlyUntilItsEnd() throws IOException {
        String lists = "lists:\n  bad: [{value: A, until: 2026-01-06T12:00:30Z}]\n";
        IntrusionDetector detector = detector(lists + rule("when: {request.idTag: {in: bad}}"));

        boolean before = authorize(detector, "A").alerts().isEmpty();
        now = Instant.parse("2026-01-06T13:30:00Z");
        boolean after = authorize(detector, "A").alerts().isEmpty();

        assertThat(before).isFalse();
        assertThat(after).isTrue();
    }

    @Test
    void isSilentForAStationUntilADay() throws IOException {
        String adjust = "adjust: [{rule: own.rule, station: CP1, action: silent, until: 2026-01-07T00:00:00Z}]\n";
        IntrusionDetector detector = detector(adjust + rule("when: {action: Authorize}"));

        boolean before = authorize(detector, "A").alerts().isEmpty();
        now = Instant.parse("2026-01-07T00:00:00Z");
        boolean after = authorize(detector, "A").alerts().isEmpty();

        assertThat(before).isTrue();
        assertThat(after).isFalse();
    }

    @Test
    void sparesBillingUnlessARuleSaysOtherwise() throws IOException {
        String stop =
                "[2,\"1\",\"StopTransaction\",{\"transactionId\":1,\"meterStop\":1,\"timestamp\":\"2026-01-06T12:00:00Z\"}]";
        IntrusionDetector sparing = detector(rule("when: {action: StopTransaction}", "action: block"));
        IntrusionDetector strict = detector(rule("when: {action: StopTransaction}", "action: block", "billing: true"));

        boolean spared = sparing.accept(frame(stop)).blocked();
        boolean blocked = strict.accept(frame(stop)).blocked();

        assertThat(spared).isFalse();
        assertThat(blocked).isTrue();
    }

    @Test
    void takesNothingOfASetWithAMistake() throws IOException {
        Path file = Files.writeString(directory.resolve("own.yaml"), rule("when: {action: Authorize}") + "oops: 1\n");

        RuleReading reading = RuleFiles.read(file);

        assertThat(reading.rules().rules()).isEmpty();
        assertThat(reading.problems())
                .singleElement()
                .extracting(RuleProblem::message)
                .asString()
                .contains("unknown key \"oops\"");
    }

    @Test
    void refusesMoreThanTenThousandRulesInsteadOfLeavingSomeOut() throws IOException {
        String rules = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> "  - {id: own.r" + i + ", title: One of many, when: {action: Authorize}, "
                        + "tests: [{name: none, fires: false, steps: []}]}\n")
                .collect(Collectors.joining("", "rules:\n", ""));

        RuleReading reading = RuleFiles.read(Files.writeString(directory.resolve("own.yaml"), rules));

        assertThat(reading.rules().rules()).isEmpty();
        assertThat(reading.problems())
                .singleElement()
                .extracting(RuleProblem::message)
                .asString()
                .contains("more than 10000 rules");
    }

    @Test
    void keepsWhatIsKnownWhenRulesAreReplaced() throws IOException {
        IntrusionDetector detector = detector(rule("when: {action: Authorize}"));
        String start =
                "[2,\"s\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"A\",\"meterStart\":9000,\"timestamp\":\"2026-01-06T12:00:00Z\"}]";
        detector.accept(frame(start));
        detector.accept(answer("[3,\"s\",{\"transactionId\":5,\"idTagInfo\":{\"status\":\"Accepted\"}}]"));

        detector.replace(RuleFiles.builtIn());
        Verdict verdict = detector.accept(
                frame(
                        "[2,\"e\",\"StopTransaction\",{\"transactionId\":5,\"meterStop\":10,\"timestamp\":\"2026-01-06T12:30:00Z\"}]"));

        assertThat(verdict.alerts()).extracting(alert -> alert.rule().id()).contains("ferrule.meter-backwards");
    }

    private static String rule(String... members) {
        StringBuilder text = new StringBuilder("rules:\n  - id: own.rule\n    title: A rule\n");
        for (String member : members) {
            text.append("    ").append(member).append('\n');
        }
        return text.append(TESTS).toString();
    }

    private IntrusionDetector detector(String text) throws IOException {
        RuleReading reading = RuleFiles.read(Files.writeString(directory.resolve("own.yaml"), text));
        assertThat(reading.problems()).isEmpty();
        return new IntrusionDetector(reading.rules(), Reaction.BLOCK, Map.of());
    }

    private Verdict authorize(IntrusionDetector detector, String tag) {
        return detector.accept(frame("[2,\"" + now + "\",\"Authorize\",{\"idTag\":\"" + tag + "\"}]"));
    }

    private FrameEvent frame(String text) {
        now = now.plusSeconds(1);
        return new FrameEvent(now, "CP1", Side.STATION, OcppVersion.V1_6, Link.of("10.0.0.1", "c1"), WireText.of(text));
    }

    private ConnectionEvent refused(long count) {
        now = now.plusSeconds(1);
        Counts counts = new Counts(count, 0, 408, 0, 0);
        return new ConnectionEvent(now, "", Link.of("10.0.0.1", "c1"), Kind.REFUSED, "timeout", counts);
    }

    private FrameEvent answer(String text) {
        return new FrameEvent(now, "CP1", Side.CSMS, OcppVersion.V1_6, Link.of("192.0.2.1", "c1"), WireText.of(text));
    }
}
