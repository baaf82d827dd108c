// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.ids.event.FrameEvent;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line about a frame is read without a tree where it can be, which must change nothing of what is made of it. */
final class CaptureReaderTest {

    private static final String LINE =
            "{\"t\":\"2026-01-01T00:00:00Z\",\"station\":\"CP1\",\"from\":\"csms\",\"ocpp\":\"2.0.1\","
                    + "\"peer\":\"10.0.0.1\",\"conn\":\"c\",\"principal\":\"p\",\"frame\":\"[3,\\\"1\\\",{}]\"}";

    private final CaptureReader reader = new CaptureReader();

    @Test
    void readsEachMemberOfALineAboutAFrame() {
        FrameEvent event = frame(LINE);

        assertThat(event.at()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(event.station()).isEqualTo("CP1");
        assertThat(event.from()).isEqualTo(Side.CSMS);
        assertThat(event.version()).isEqualTo(OcppVersion.V2_0_1);
        assertThat(event.link().peer()
                        + event.link().connection()
                        + event.link().principal())
                .isEqualTo("10.0.0.1cp");
        assertThat(event.content().text()).isEqualTo("[3,\"1\",{}]");
    }

    @Test
    void makesTheSameOfALineThatOnlyATreeCanHold() {
        FrameEvent event = frame(LINE.replace("\"peer\"", "\"more\":[{\"a\":1}],\"peer\""));

        assertThat(event).isEqualTo(frame(LINE));
    }

    @Test
    void takesTheLastOfTwoMembersOfOneName() {
        String twice = LINE.replace("\"from\":\"csms\"", "\"from\":\"csms\",\"from\":\"station\"");

        assertThat(frame(twice).from()).isEqualTo(Side.STATION);
        assertThat(frame(twice.replace("\"peer\"", "\"more\":1,\"peer\""))).isEqualTo(frame(twice));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"frame\":\"[|\"frame\":[\"|the line is not one JSON object",
                "\"from\":\"csms\"|\"from\":\"both\"|from is neither station nor csms",
                "\"from\":\"csms\"|\"from\":1|from is neither station nor csms",
                "\"t\":\"2026-01-01T00:00:00Z\"|\"t\":\"now\"|t is no date and time such as 2026-01-01T00:00:00Z",
                "\"ocpp\":\"2.0.1\"|\"ocpp\":\"3\"|ocpp is none of 1.5, 1.6, 2.0.1 and 2.1"
            })
    void saysWhyALineIsNone(String replaced, String with, String error) {
        assertThat(reader.read(LINE.replace(replaced, with))).isEqualTo(new CaptureLine.Unreadable(error));
    }

    @Test
    void takesNoContextThatIsNoObjectForOneThatTellsNothing() {
        String line = "{\"t\":\"2026-01-01T00:00:00Z\",\"context\":\"no\"}";

        assertThat(reader.read(line)).isEqualTo(new CaptureLine.Unreadable("context is not a JSON object"));
    }

    @Test
    void refusesALineWithSomethingBehindItsEnd() {
        assertThat(reader.read(LINE + " x")).isEqualTo(new CaptureLine.Unreadable("the line is not one JSON object"));
    }

    private FrameEvent frame(String line) {
        return (FrameEvent) ((CaptureLine.Happened) reader.read(line)).event();
    }
}
