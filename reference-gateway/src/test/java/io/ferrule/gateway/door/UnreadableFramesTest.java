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
import org.junit.jupiter.params.provider.ValueSource;

/** A text that is no OCPP-J frame is never passed on, and its sender learns what it can learn. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class UnreadableFramesTest {

    private static final String NEXT = "[2,\"next\",\"Heartbeat\",{}]";
    private static final String NEXT_REPLY = "[3,\"next\",{}]";
    private static final int TOLERATED = 30;

    private FakeCsms csms;
    private Door door;
    private int stations;
    private String id = "";

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true);
        door = Door.open(directory, csms.uri(), Settings.usual().northbound("call-timeout-seconds: 3"));
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

    static Stream<Arguments> unreadableCalls() {
        String deep = "[2,\"u\",\"DataTransfer\"," + "[".repeat(40) + "]".repeat(40) + "]";
        return Stream.of(
                // OCPP-J 1.6, 4.2.3: FormationViolation is the code of a payload that is not well formed.
                arguments("ocpp1.6", "[2,\"u\",\"Heartbeat\",{", "[4,\"u\",\"FormationViolation\","),
                arguments("ocpp1.6", "[2,\"u\",\"Heartbeat\"]", "[4,\"u\",\"FormationViolation\","),
                arguments("ocpp1.6", "[2,\"u\",\"Heartbeat\",{},{}]", "[4,\"u\",\"FormationViolation\","),
                arguments("ocpp1.6", "[2,\"u\",\"X\",{\"a\":1,\"a\":2}]", "[4,\"u\",\"FormationViolation\","),
                arguments("ocpp1.6", "[2,\"u\",\"X\",{}][2]", "[4,\"u\",\"FormationViolation\","),
                arguments("ocpp1.6", "[2,\"u\",7,{}]", "[4,\"u\",\"FormationViolation\","),
                arguments("ocpp1.6", "[2,\"u\",\"X\",{\"a\":\"\\ud800\"}]", "[4,\"u\",\"FormationViolation\","),
                arguments("ocpp1.6", "[2,\"u\",\"X\",{\"a\":\"\\u0000\"}]", "[4,\"u\",\"FormationViolation\","),
                arguments("ocpp1.6", "[2,\"u\",\"X\",{\"a\":\"\u0000\"}]", "[4,\"u\",\"FormationViolation\","),
                arguments(
                        "ocpp1.6",
                        "[2,\"u\",\"X\",{\"a\":" + "1".repeat(41) + "}]",
                        "[4,\"u\",\"FormationViolation\","),
                arguments("ocpp1.6", deep, "[4,\"u\",\"FormationViolation\","),
                arguments("ocpp1.5", "[2,\"u\",\"Heartbeat\",{", "[4,\"u\",\"FormationViolation\","),
                // OCPP 2.0.1 part 4, 4.3: FormatViolation; 4.2.3: id "-1" where the id cannot be read.
                arguments("ocpp2.0.1", "[2,\"u\",\"Heartbeat\",{", "[4,\"u\",\"FormatViolation\","),
                arguments("ocpp2.0.1", "[2,17,\"Heartbeat\",{}]", "[4,\"-1\",\"RpcFrameworkError\","),
                arguments("ocpp2.0.1", "no JSON at all", "[4,\"-1\",\"RpcFrameworkError\","),
                // OCPP 2.0.1 part 4, 4.4
                arguments("ocpp2.0.1", "[9,\"u\",\"X\",{}]", "[4,\"u\",\"MessageTypeNotSupported\","));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("unreadableCalls")
    void answersAnUnreadableCallAndKeepsTheConnection(String version, String text, String answer) {
        try (FakeStation station = station(version)) {

            station.send(text);

            assertThat(station.awaitFrame(Door.SOON)).startsWith(answer).endsWith(",{}]");
            assertOnlyTheNextOnePasses(station);
            door.log().await("level=warn", "unreadable frame, not passed on", "station=" + id, "from=station");
        }
    }

    // OCPP-J 1.6, 4.1.3 and 4.2: a reply is never answered, an unknown message type is ignored.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON at all",
                "{}",
                "7",
                "[]",
                "[2,17,\"Heartbeat\",{}]",
                "[9,\"u\",\"Heartbeat\",{}]",
                "[6,\"u\",\"NotifyPeriodicEventStream\",{}]",
                "[3,\"u\",{\"configurationKey\":[]",
                "[3,\"u\"]",
                "[4,\"u\",\"InternalError\"]"
            })
    void doesNotAnswerWhatIsNoCallWithAnId(String text) {
        try (FakeStation station = station("ocpp1.6")) {

            station.send(text);

            assertOnlyTheNextOnePasses(station);
            assertThat(station.frames()).containsExactly(NEXT_REPLY);
            door.log().await("unreadable frame, not passed on", "station=" + id, "rule=", "message=");
        }
    }

    private void assertOnlyTheNextOnePasses(FakeStation station) {
        station.send(NEXT);
        assertThat(Door.upstream(csms, id).awaitFrame(Door.SOON)).isEqualTo(NEXT);
        assertThat(station.awaitFrame(Door.SOON)).isEqualTo(NEXT_REPLY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF" + NEXT, NEXT + "\u0000\u0000", "\uFEFF" + NEXT + "\u0000"})
    void takesOffAByteOrderMarkAndNulsAndTellsOfIt(String text) {
        try (FakeStation station = station("ocpp1.6")) {

            station.send(text);

            assertThat(Door.upstream(csms, id).awaitFrame(Door.SOON)).isEqualTo(NEXT);
            assertThat(station.awaitFrame(Door.SOON)).isEqualTo(NEXT_REPLY);
            door.log().await("level=debug", "frame mended", "station=" + id, "taken off");
        }
    }

    @Test
    void tellsTheCsmsThatTheReplyOfTheStationCannotBeRead() {
        try (FakeStation station = station("ocpp1.6").ignoring("GetLocalListVersion")) {
            FakeCsmsConnection connection = Door.upstream(csms, id);
            connection.send("[2,\"c1\",\"GetLocalListVersion\",{}]");
            station.awaitFrame(Door.SOON);

            station.send("[3,\"c1\",{\"listVersion\":[]");

            assertThat(connection.awaitFrame(Door.SOON)).startsWith("[4,\"c1\",\"InternalError\",");
        }
    }

    @Test
    void tellsTheCsmsAtTheDeadlineWhenNotEvenTheIdOfTheReplyCanBeRead() {
        try (FakeStation station = station("ocpp1.6").ignoring("GetLocalListVersion")) {
            FakeCsmsConnection connection = Door.upstream(csms, id);
            connection.send("[2,\"c1\",\"GetLocalListVersion\",{}]");
            station.awaitFrame(Door.SOON);

            station.send("[3,{\"listVersion\":[]");

            assertThat(connection.awaitFrame(Door.SOON)).startsWith("[4,\"c1\",\"InternalError\",");
            door.log().await("call not answered in time", "station=" + id, "to=station", "action=GetLocalListVersion");
        }
    }

    @Test
    void tellsTheStationThatTheReplyOfTheCsmsCannotBeRead() {
        csms.ignoring("Authorize");
        try (FakeStation station = station("ocpp1.6")) {
            station.send("[2,\"a1\",\"Authorize\",{\"idTag\":\"T\"}]");
            FakeCsmsConnection connection = Door.upstream(csms, id);
            connection.awaitFrame(Door.SOON);

            connection.send("[3,\"a1\",{\"idTagInfo\":{\"status\":\"Accepted\",\"status\":\"Blocked\"}}]");

            assertThat(station.awaitFrame(Door.SOON)).startsWith("[4,\"a1\",\"InternalError\",");
        }
    }

    @Test
    void keepsGarbageOfTheCsmsFromTheStation() {
        try (FakeStation station = station("ocpp1.6")) {
            FakeCsmsConnection connection = Door.upstream(csms, id);
            String call = "[2,\"c2\",\"ClearCache\",{}]";

            connection.send("<html>502 Bad Gateway</html>");
            connection.send("[2,\"c1\",\"Reset\",{\"type\":\"Hard\",\"type\":\"Soft\"}]");
            connection.send(call);

            assertThat(station.awaitFrame(Door.SOON)).isEqualTo(call);
            assertThat(connection.awaitFrame(Door.SOON)).startsWith("[4,\"c1\",\"FormationViolation\",");
            door.log().await("level=warn", "unreadable frame", "station=" + id, "from=csms", "rule=duplicate-key");
        }
    }

    @Test
    void closesAStationThatSendsMoreThanThirtyWithinAMinute() {
        try (FakeStation station = station("ocpp1.6")) {
            sendGarbage(station, TOLERATED);
            station.send(NEXT);
            assertThat(station.awaitFrame(Door.SOON)).isEqualTo(NEXT_REPLY);

            sendGarbage(station, 1);

            assertThat(station.awaitClosed(Door.SOON).code()).isEqualTo(1008);
            door.log().await("level=warn", "limit broken", "station=" + id, "closeCode=1008", "unreadable");
        }
    }

    @Test
    void closesACsmsThatSendsMoreThanThirtyWithinAMinuteAndSendsTheStationAway() {
        try (FakeStation station = station("ocpp1.6")) {
            FakeCsmsConnection connection = Door.upstream(csms, id);

            for (int i = 0; i <= TOLERATED; i++) {
                connection.send("garbage");
            }

            assertThat(connection.awaitClosed(Door.SOON).code()).isEqualTo(1008);
            assertThat(station.awaitClosed(Door.SOON).code()).isEqualTo(1001);
            assertThat(station.frames()).isEmpty();
        }
    }

    private static void sendGarbage(FakeStation station, int times) {
        for (int i = 0; i < times; i++) {
            station.send("garbage");
        }
    }

    private FakeStation station(String subprotocol) {
        stations++;
        id = "TEXT-" + stations;
        return door.station(id, subprotocol);
    }
}
