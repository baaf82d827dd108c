// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames that can be read, but come at the wrong time or say something that OCPP does not know. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class ConversationTest {

    private static final String AUTHORIZE = "[2,\"a1\",\"Authorize\",{\"idTag\":\"T\"}]";
    private static final String CLEAR_CACHE = "[2,\"c1\",\"ClearCache\",{}]";
    private static final String NEXT = "[2,\"next\",\"Heartbeat\",{}]";
    private static final String NEXT_REPLY = "[3,\"next\",{}]";
    private static final String LONG_ID = "i".repeat(37);
    private static final String STRICT =
            """
            stations:
              - {id: STRICT, validation: {from-station: enforce, from-csms: enforce}}
            """;

    private FakeCsms csms;
    private Door door;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true).ignoring("Authorize");
        Settings settings =
                Settings.usual().northbound("call-timeout-seconds: 3").more(STRICT);
        door = Door.open(directory, csms.uri(), settings);
    }

    @AfterEach
    void theOthersAreUnharmed() {
        door.everybodyElseIsServed();
    }

    @AfterAll
    void close() throws Exception {
        door.close();
        csms.close();
    }

    @Test
    void speaksOcpp16WithAStationThatOffersNoSubprotocol() throws Exception {
        RawPeer station = door.connect();

        String answer = station.upgrade("/ocpp/SILENT");

        assertThat(answer).startsWith("HTTP/1.1 101 ").doesNotContain("Sec-WebSocket-Protocol");
        assertThat(Door.upstream(csms, "SILENT").subprotocol()).contains("ocpp1.6");
        station.send(Wire.text(NEXT));
        assertThat(station.text()).isEqualTo(NEXT_REPLY);
    }

    @Test
    void dropsAResultThatTheCsmsWasNeverAskedFor() {
        try (FakeStation station = door.station("CP1", "ocpp1.6")) {
            FakeCsmsConnection connection = Door.upstream(csms, "CP1");

            connection.send("[3,\"nobody-asked\",{}]");

            connection.send(CLEAR_CACHE);
            assertThat(station.awaitFrame(Door.SOON)).isEqualTo(CLEAR_CACHE);
            door.log().await("reply to no open call dropped", "station=CP1", "from=csms", "id=nobody-asked");
        }
    }

    // OCPP-J 1.6, 4.2.3 knows no answer to a reply: neither a CALLERROR, nor the reply itself goes anywhere.
    @Test
    void dropsAnErrorThatTheStationWasNeverAskedFor() {
        try (FakeStation station = door.station("CP2", "ocpp1.6")) {

            station.send("[4,\"nobody-asked\",\"GenericError\",\"\",{}]");

            station.send(NEXT);
            assertThat(Door.upstream(csms, "CP2").awaitFrame(Door.SOON)).isEqualTo(NEXT);
            assertThat(station.awaitFrame(Door.SOON)).isEqualTo(NEXT_REPLY);
            door.log().await("reply to no open call dropped", "station=CP2", "from=station", "id=nobody-asked");
        }
    }

    @Test
    void answersAtTheDeadlineAndDropsTheReplyThatComesLater() {
        try (FakeStation station = door.station("CP3", "ocpp1.6")) {
            FakeCsmsConnection connection = Door.upstream(csms, "CP3");
            station.send(AUTHORIZE);
            assertThat(station.awaitFrame(Door.SOON)).startsWith("[4,\"a1\",\"InternalError\",\"no reply in time\"");

            connection.send("[3,\"a1\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]");

            connection.send(CLEAR_CACHE);
            assertThat(station.awaitFrame(Door.SOON)).isEqualTo(CLEAR_CACHE);
            door.log().await("level=warn", "call not answered in time", "station=CP3", "action=Authorize", "id=a1");
            door.log().await("reply to no open call dropped", "station=CP3", "from=csms", "id=a1", "late=true");
        }
    }

    @Test
    void tellsTheCsmsAtTheDeadlineAndDropsTheStationsReplyThatComesLater() {
        try (FakeStation station = door.station("CP4", "ocpp1.6").ignoring("ClearCache")) {
            FakeCsmsConnection connection = Door.upstream(csms, "CP4");
            connection.send(CLEAR_CACHE);
            assertThat(connection.awaitFrame(Door.SOON)).startsWith("[4,\"c1\",\"InternalError\",\"no reply in time\"");

            station.send("[3,\"c1\",{\"status\":\"Accepted\"}]");

            station.send(NEXT);
            assertThat(connection.awaitFrame(Door.SOON)).isEqualTo(NEXT);
            door.log().await("level=warn", "call not answered in time", "station=CP4", "to=station", "id=c1");
            door.log().await("reply to no open call dropped", "station=CP4", "from=station", "late=true");
        }
    }

    static Stream<Arguments> oddCalls() {
        return Stream.of(
                // OCPP-J 1.6, 4.1.4: an id has 36 characters at most.
                arguments(
                        "rule=id-length",
                        "[2,\"" + LONG_ID + "\",\"Heartbeat\",{}]",
                        "[4,\"" + LONG_ID + "\",\"PropertyConstraintViolation\","),
                // OCPP-J 1.6, 5.3
                arguments("rule=unknown-action", "[2,\"u\",\"MakeCoffee\",{}]", "[4,\"u\",\"NotImplemented\","),
                arguments("rule=direction", "[2,\"u\",\"ClearCache\",{}]", "[4,\"u\",\"NotSupported\","));
    }

    @ParameterizedTest
    @MethodSource("oddCalls")
    void passesAnOddCallAndNotesItWhereItOnlyObserves(String rule, String call) {
        String id = "ODD-" + rule.substring("rule=".length());
        try (FakeStation station = door.station(id, "ocpp1.6")) {

            station.send(call);

            assertThat(Door.upstream(csms, id).awaitFrame(Door.SOON)).isEqualTo(call);
            assertThat(station.awaitFrame(Door.SOON)).startsWith("[3,");
            door.log().await("finding", "station=" + id, "from=station", rule);
        }
    }

    @ParameterizedTest
    @MethodSource("oddCalls")
    void refusesAnOddCallWhereItEnforces(String rule, String call, String answer) {
        try (FakeStation station = door.station("STRICT", "ocpp1.6")) {
            FakeCsmsConnection connection = Door.upstream(csms, "STRICT");

            station.send(call);

            assertThat(station.awaitFrame(Door.SOON)).startsWith(answer);
            station.send(NEXT);
            assertThat(connection.awaitFrame(Door.SOON)).isEqualTo(NEXT);
            door.log().await("finding", "station=STRICT", "from=station", rule);
            station.hangUp();
            connection.awaitClosed(Door.SOON);
        }
    }

    // OCPP-J 1.6, 4.1.1: the station hears of the refusal and may go on.
    @Test
    void refusesTheCallsThatAreTooManyAndLosesNone() {
        try (FakeStation station = door.station("CP5", "ocpp1.6")) {
            int calls = 150;

            for (int i = 0; i < calls; i++) {
                station.send("[2,\"n" + i + "\",\"Authorize\",{\"idTag\":\"T\"}]");
            }

            for (int i = 0; i < calls; i++) {
                assertThat(station.awaitFrame(Door.SOON)).startsWith("[4,\"n").contains("\"InternalError\"");
            }
            assertThat(station.frames()).doesNotHaveDuplicates();
            door.log().await("level=warn", "too many calls wait, call refused", "station=CP5", "action=Authorize");
        }
    }
}
