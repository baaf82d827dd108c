// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LinterTest {

    private static final String LONG_ID = "x".repeat(37);

    private final Linter linter = new Linter(OcppVersion.V1_6, LintMode.OBSERVE, DialectChoice.AUTO);

    @Test
    void findsTheActionOfAReplyInAnEarlierLineOfTheOtherSide() {
        linter.lint(line("A", Side.STATION, "[2,\"1\",\"Heartbeat\",{}]"));

        LintAnswer reply = linter.lint(line("A", Side.CSMS, "[3,\"1\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]"));

        assertThat(reply.action()).contains("Heartbeat");
        assertThat(reply.notes()).isEmpty();
    }

    @Test
    void keepsStationsAndDirectionsApart() {
        linter.lint(line("A", Side.STATION, "[2,\"1\",\"Heartbeat\",{}]"));

        LintAnswer otherStation = linter.lint(line("B", Side.CSMS, "[3,\"1\",{}]"));
        LintAnswer sameSide = linter.lint(line("A", Side.STATION, "[3,\"1\",{}]"));
        LintAnswer otherCall = linter.lint(line("A", Side.CSMS, "[2,\"1\",\"ClearCache\",{}]"));

        assertThat(otherStation.notes()).extracting(Note::rule).containsExactly("unknown-call");
        assertThat(sameSide.notes()).extracting(Note::rule).containsExactly("unknown-call");
        assertThat(otherCall.notes()).isEmpty();
    }

    // OCPP-J 1.6, 4.1.4: an id is used once
    @Test
    void notesAnIdThatItsSenderUsedBefore() {
        linter.lint(line("A", Side.STATION, "[2,\"1\",\"Heartbeat\",{}]"));

        LintAnswer again = linter.lint(line("A", Side.STATION, "[2,\"1\",\"Heartbeat\",{}]"));

        assertThat(again.verdict()).isEqualTo(Verdict.OK);
        assertThat(again.notes()).extracting(Note::rule).containsExactly("id-reused");
    }

    @Test
    void takesTheActionThatTheLineNames() {
        LintInput.FrameLine line = new LintInput.FrameLine(
                Optional.empty(),
                "1.6",
                Side.CSMS,
                true,
                "",
                Optional.of("Heartbeat"),
                "[3,\"1\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]");

        LintAnswer answer = linter.lint(line);

        assertThat(answer.action()).contains("Heartbeat");
        assertThat(answer.notes()).isEmpty();
    }

    @Test
    void findsAVersionThatItDoesNotKnow() {
        LintInput.FrameLine line = new LintInput.FrameLine(
                Optional.empty(), "1.9", Side.STATION, true, "", Optional.empty(), "[2,\"1\",\"Heartbeat\",{}]");

        LintAnswer answer = linter.lint(line);

        assertThat(answer.verdict()).isEqualTo(Verdict.FINDING);
        assertThat(answer.findings()).extracting(Finding::rule).containsExactly("unknown-version");
        assertThat(answer.findings()).extracting(Finding::code).containsExactly(ErrorCode.NOT_IMPLEMENTED);
    }

    @Test
    void callsMalformedWhatItCannotRead() {
        LintAnswer send = linter.lint(line("", Side.STATION, "[6,\"1\",\"NotifyPeriodicEventStream\",{}]"));
        LintAnswer twice = linter.lint(line("", Side.STATION, "[2,\"1\",\"Heartbeat\",{\"a\":1,\"a\":1}]"));

        assertThat(send.verdict()).isEqualTo(Verdict.MALFORMED);
        assertThat(twice.findings()).extracting(Finding::rule).containsExactly("duplicate-key");
        assertThat(twice.answer()).isEmpty();
    }

    @Test
    void answersACallAsAStrictPeerWould() {
        Linter strict = new Linter(OcppVersion.V1_6, LintMode.ENFORCE, DialectChoice.AUTO);

        LintAnswer call = strict.lint(line("", Side.STATION, "[2,\"" + LONG_ID + "\",\"Heartbeat\",{}]"));
        LintAnswer cut = strict.lint(line("", Side.STATION, "[2,\"7\",\"Heartbeat\",{}"));
        LintAnswer fine = strict.lint(line("", Side.STATION, "[2,\"8\",\"Heartbeat\",{}]"));

        assertThat(call.answer().orElseThrow()).startsWith("[4,\"" + LONG_ID + "\",\"PropertyConstraintViolation\",");
        assertThat(cut.answer().orElseThrow()).startsWith("[4,\"7\",\"FormationViolation\",");
        assertThat(fine.answer()).isEmpty();
    }

    // OCPP 2.0.1 part 4, 4.2.3
    @Test
    void answersAnUnreadableIdInVersionTwo() {
        Linter strict = new Linter(OcppVersion.V2_0_1, LintMode.ENFORCE, DialectChoice.AUTO);
        LintInput.FrameLine line = new LintInput.FrameLine(
                Optional.empty(), "2.0.1", Side.STATION, true, "", Optional.empty(), "[2,7,\"Heartbeat\",{}]");

        LintAnswer answer = strict.lint(line);

        assertThat(answer.findings()).extracting(Finding::code).containsExactly(ErrorCode.RPC_FRAMEWORK_ERROR);
        assertThat(answer.answer().orElseThrow()).startsWith("[4,\"-1\",\"RpcFrameworkError\",");
    }

    @Test
    void neverAnswersAReply() {
        Linter strict = new Linter(OcppVersion.V1_6, LintMode.ENFORCE, DialectChoice.AUTO);

        LintAnswer reply = strict.lint(line("", Side.STATION, "[3,\"" + LONG_ID + "\",{}]"));
        LintAnswer cut = strict.lint(line("", Side.STATION, "[3,\"7\",{}"));

        assertThat(reply.verdict()).isEqualTo(Verdict.FINDING);
        assertThat(reply.answer()).isEmpty();
        assertThat(cut.answer()).isEmpty();
    }

    @Test
    void addsTheMendedFrameAndKeepsTheVerdict() {
        assumeThat(ActionCatalogue.actions(OcppVersion.V1_6)).isNotEmpty();
        Linter mending = new Linter(OcppVersion.V1_6, LintMode.REPAIR, DialectChoice.AUTO);
        String start = "[2,\"1\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"info\":\"";
        String end = "\",\"status\":\"Available\"}]";

        LintAnswer mended = mending.lint(line("", Side.STATION, start + "x".repeat(60) + end));
        LintAnswer fine = mending.lint(line("", Side.STATION, start + end));

        assertThat(mended.verdict()).isEqualTo(Verdict.FINDING);
        assertThat(mended.repaired()).contains(start + "x".repeat(50) + end);
        assertThat(fine.repaired()).isEmpty();
    }

    @Test
    void forgetsTheOldestCallsWhenTheyTakeTooMuch() {
        SeenCalls calls = new SeenCalls(1_000);
        for (int i = 0; i < 100; i++) {
            calls.add("A", Side.STATION, "id" + i, "Heartbeat");
        }

        boolean lastIsKnown = calls.add("A", Side.STATION, "id99", "Heartbeat");
        boolean firstIsKnown = calls.add("A", Side.STATION, "id0", "Heartbeat");

        assertThat(lastIsKnown).isTrue();
        assertThat(firstIsKnown).isFalse();
    }

    private static LintInput.FrameLine line(String station, Side from, String frame) {
        return new LintInput.FrameLine(Optional.empty(), "1.6", from, true, station, Optional.empty(), frame);
    }
}
