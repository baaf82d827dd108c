// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.event.Link;
import io.ferrule.ids.event.WireText;
import io.ferrule.model.Finding;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A payload that came before is not looked at again, which must change nothing of what is said about its frame. */
class FrameDecoderTest {

    private static final String AUTHORIZE = "[2,\"1\",\"Authorize\",{}]";

    private final FrameDecoder decoder = new FrameDecoder();

    @Test
    void looksOnceAtAPayloadThatComesAgain() {
        DecodedFrame first = decode(Side.STATION, OcppVersion.V1_6, AUTHORIZE);

        DecodedFrame again = decode(Side.STATION, OcppVersion.V1_6, AUTHORIZE.replace("1", "2"));

        assertThat(again.payload()).isSameAs(first.payload());
        assertThat(rules(again)).containsExactly("required").isEqualTo(rules(first));
    }

    @Test
    void judgesTheSamePayloadAnewForAnotherActionSideOrVersion() {
        decode(Side.STATION, OcppVersion.V1_6, AUTHORIZE);

        DecodedFrame heartbeat = decode(Side.STATION, OcppVersion.V1_6, AUTHORIZE.replace("Authorize", "Heartbeat"));
        DecodedFrame wrongWay = decode(Side.CSMS, OcppVersion.V1_6, AUTHORIZE);
        DecodedFrame later = decode(Side.STATION, OcppVersion.V2_0_1, AUTHORIZE);
        DecodedFrame reply = decode(Side.STATION, OcppVersion.V1_6, "[3,\"1\",{}]");

        assertThat(rules(heartbeat)).isEmpty();
        assertThat(rules(wrongWay)).containsExactly("direction", "required");
        assertThat(later.assessment().findings().get(0).message()).contains("idToken");
        assertThat(rules(reply)).isEmpty();
    }

    /** OCPP-J 1.6, 4.1.4. */
    @Test
    void judgesALongIdOfAFrameWhosePayloadCameBefore() {
        decode(Side.STATION, OcppVersion.V1_6, AUTHORIZE);

        DecodedFrame odd = decode(Side.STATION, OcppVersion.V1_6, AUTHORIZE.replace("1", "1".repeat(37)));

        assertThat(rules(odd)).containsExactly("id-length", "required");
    }

    @Test
    void judgesALongPayloadEachTime() {
        String text = AUTHORIZE.replace("{}", "{\"x\":\"" + "y".repeat(200) + "\"}");

        DecodedFrame first = decode(Side.STATION, OcppVersion.V1_6, text);
        DecodedFrame again = decode(Side.STATION, OcppVersion.V1_6, text);

        assertThat(again.payload()).isNotSameAs(first.payload()).isEqualTo(first.payload());
        assertThat(rules(again)).isEqualTo(rules(first));
    }

    private DecodedFrame decode(Side from, OcppVersion version, String text) {
        Instant noon = Instant.parse("2026-01-06T12:00:00Z");
        return decoder.decode(new FrameEvent(noon, "CP1", from, version, Link.of("", ""), WireText.of(text)));
    }

    private static List<String> rules(DecodedFrame frame) {
        return frame.assessment().findings().stream().map(Finding::rule).toList();
    }
}
