// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FrameCheckTest {

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final FrameCheck check = new FrameCheck(new SchemaCheck());

    // OCPP-J 1.6, 4.1.4
    @Test
    void findsAnIdOfMoreThan36Characters() {
        String allowed = "\uD83D\uDE00".repeat(36);

        Assessment longest = check(OcppVersion.V2_1, "[2,\"" + allowed + "\",\"Heartbeat\",{}]");
        Assessment tooLong = check(OcppVersion.V2_1, "[2,\"" + allowed + "x\",\"Heartbeat\",{}]");

        assertThat(longest.findings()).isEmpty();
        assertThat(tooLong.findings()).extracting(Finding::rule).containsExactly("id-length");
        assertThat(tooLong.findings())
                .extracting(Finding::code)
                .containsExactly(ErrorCode.PROPERTY_CONSTRAINT_VIOLATION);
    }

    @Test
    void notesAnEmptyId() {
        Assessment seen = check(OcppVersion.V2_1, "[2,\"\",\"Heartbeat\",{}]");

        assertThat(seen.findings()).isEmpty();
        assertThat(seen.notes()).extracting(Note::rule).containsExactly("empty-id");
    }

    // OCPP-J 1.6, 4.2.1: null and the empty object mean the same; OCPP 2.0.1 part 4, 4.2.1 knows only objects
    @Test
    void toleratesANullPayloadOnlyBeforeVersionTwo() {
        Assessment early = check(OcppVersion.V1_6, "[2,\"1\",\"Heartbeat\", null ]");
        Assessment late = check(OcppVersion.V2_0_1, "[2,\"1\",\"Heartbeat\", null ]");

        assertThat(early.findings()).isEmpty();
        assertThat(early.notes()).extracting(Note::rule).containsExactly("null-payload");
        assertThat(late.findings()).extracting(Finding::rule).containsExactly("type");
        assertThat(late.findings()).extracting(Finding::code).containsExactly(ErrorCode.TYPE_CONSTRAINT_VIOLATION);
    }

    @Test
    void findsAPayloadThatIsNoObject() {
        Assessment seen = check(OcppVersion.V1_6, "[3,\"1\",[]]");

        assertThat(seen.findings()).extracting(Finding::rule).containsExactly("type");
    }

    // OCPP-J 1.6, 4.2.3: the details are an object, {} if there are none
    @Test
    void findsDetailsOfAnErrorThatAreNoObject() {
        Assessment seen = check(OcppVersion.V1_6, "[4,\"1\",\"InternalError\",\"failed\",\"SQL [...]\"]");

        assertThat(seen.findings()).extracting(Finding::rule).containsExactly("type");
        assertThat(seen.notes()).isEmpty();
    }

    // OCPP-J 1.6 errata v1.0, 5.1 and 5.2: both spellings must be understood
    @Test
    void notesErrorCodesOfAnotherVersionAndOfNone() {
        Assessment other = check(OcppVersion.V1_6, "[4,\"1\",\"OccurrenceConstraintViolation\",\"\",{}]");
        Assessment none = check(OcppVersion.V1_6, "[4,\"1\",\"Oops\",\"\",{}]");
        Assessment right = check(OcppVersion.V1_6, "[4,\"1\",\"OccurenceConstraintViolation\",\"\",{}]");

        assertThat(other.notes()).extracting(Note::rule).containsExactly("error-code");
        assertThat(none.notes()).extracting(Note::rule).containsExactly("error-code");
        assertThat(right).isEqualTo(Assessment.clean());
    }

    // OCPP 2.0.1 part 4, 4.2.3
    @Test
    void notesAnErrorDescriptionOfMoreThan255Characters() {
        Assessment seen = check(OcppVersion.V2_0_1, "[4,\"1\",\"GenericError\",\"" + "x".repeat(256) + "\",{}]");

        assertThat(seen.notes()).extracting(Note::rule).containsExactly("error-description");
    }

    // OCPP-J 1.6, 4.1.5: action names are compared exactly
    @Test
    void findsActionsThatTheVersionDoesNotHave() {
        assumeThat(ActionCatalogue.actions(OcppVersion.V1_6)).isNotEmpty();

        Assessment later = check(OcppVersion.V1_6, "[2,\"1\",\"TransactionEvent\",{}]");
        Assessment folded = check(OcppVersion.V1_6, "[2,\"1\",\"heartbeat\",{}]");

        assertThat(later.findings()).extracting(Finding::rule).containsExactly("unknown-action");
        assertThat(later.findings()).extracting(Finding::code).containsExactly(ErrorCode.NOT_IMPLEMENTED);
        assertThat(folded.findings()).extracting(Finding::rule).containsExactly("unknown-action");
    }

    @Test
    void findsActionsFromTheWrongSide() {
        assumeThat(ActionCatalogue.actions(OcppVersion.V1_6)).isNotEmpty();
        Frame reset = frame("[2,\"1\",\"Reset\",{\"type\":\"Soft\"}]");
        Frame either = frame("[2,\"1\",\"DataTransfer\",{\"vendorId\":\"v\"}]");

        Assessment wrong = check.check(OcppVersion.V1_6, Side.STATION, reset, Optional.empty());
        Assessment right = check.check(OcppVersion.V1_6, Side.CSMS, reset, Optional.empty());

        assertThat(wrong.findings()).extracting(Finding::rule).containsExactly("direction");
        assertThat(wrong.findings()).extracting(Finding::code).containsExactly(ErrorCode.NOT_SUPPORTED);
        assertThat(right).isEqualTo(Assessment.clean());
        assertThat(check.check(OcppVersion.V1_6, Side.STATION, either, Optional.empty()))
                .isEqualTo(check.check(OcppVersion.V1_6, Side.CSMS, either, Optional.empty()))
                .isEqualTo(Assessment.clean());
    }

    @Test
    void checksAReplyAgainstTheActionThatItAnswers() {
        assumeThat(ActionCatalogue.actions(OcppVersion.V1_6)).isNotEmpty();
        Frame reply = frame("[3,\"1\",{\"currentTime\":\"2026-01-01T00:00:00Z\",\"status\":\"Maybe\",\"interval\":1}]");

        Assessment known = check.check(OcppVersion.V1_6, Side.CSMS, reply, Optional.of("BootNotification"));
        Assessment unknown = check.check(OcppVersion.V1_6, Side.CSMS, reply, Optional.empty());

        assertThat(known.findings()).extracting(Finding::pointer).containsExactly("/status");
        assertThat(unknown).isEqualTo(Assessment.clean());
    }

    @Test
    void checksANullPayloadAsAnEmptyObject() {
        assumeThat(ActionCatalogue.actions(OcppVersion.V1_6)).isNotEmpty();

        Assessment seen = check(OcppVersion.V1_6, "[2,\"1\",\"Authorize\",null]");

        assertThat(seen.findings()).extracting(Finding::rule).containsExactly("required");
        assertThat(seen.notes()).extracting(Note::rule).containsExactly("null-payload");
    }

    private Assessment check(OcppVersion version, String text) {
        return check.check(version, Side.STATION, frame(text), Optional.empty());
    }

    private Frame frame(String text) {
        return ((Reading.Read) reader.read(text)).frame();
    }
}
