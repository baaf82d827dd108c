// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static io.ferrule.gateway.door.Wire.FIN;
import static io.ferrule.gateway.door.Wire.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ferrule.gateway.door.Door.Settings;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A CSMS that refuses, lies, is silent or talks rubbish: its station is sent away with 1001 and keeps its messages (OCPP
 * 2.0.1 part 4, chapter 6), the log says whose fault it is, and a station whose connection is good keeps it.
 */
@Timeout(120)
class HostileCsmsTest {

    private static final String QUESTION = "[2,\"q\",\"Heartbeat\",{}]";

    @TempDir
    private Path directory;

    private Certificates certificates;
    private RawCsms csms;
    private Door door;

    @BeforeEach
    void connectAnHonestStation() throws Exception {
        certificates = new Certificates();
        certificates.writeTo(directory);
        csms = new RawCsms(certificates.csms());
        door = Door.open(directory, csms.uri(), Settings.usual().northbound("call-timeout-seconds: 4"));
        csms.awaitOpened();
    }

    @AfterEach
    void theHonestStationIsUnharmed() throws Exception {
        door.everybodyElseIsServed();
        door.close();
        csms.close();
    }

    static Stream<Arguments> answersToTheUpgrade() {
        return Stream.of(
                arguments("HTTP/1.1 401 Unauthorized\r\n\r\n", "stage=upgrade httpStatus=401"),
                arguments("HTTP/1.1 503 Service Unavailable\r\n\r\n", "stage=upgrade httpStatus=503"),
                arguments("SSH-2.0-OpenSSH_9.2\r\n\r\n", "cannot be read"),
                arguments("HTTP/1.1 101 Switching Protocols\r\n\r\n", "does not prove a WebSocket"),
                arguments("X".repeat(10_000), "cannot be read"),
                arguments("", "without answering the upgrade"));
    }

    @ParameterizedTest
    @MethodSource("answersToTheUpgrade")
    void sendsTheStationAwayWhenTheUpgradeIsNotAnsweredWellWith101(String answer, String logged) throws Exception {
        csms.plays(visitor -> {
            RawPeer gateway = visitor.secure();
            gateway.head();
            gateway.send(utf8(answer));
        });

        assertSentAway(door.station("CP1"), logged);
    }

    @Test
    void sendsTheStationAwayWhenTheCsmsDoesNotAgreeOnTheVersion() throws Exception {
        csms.plays(visitor -> visitor.open("ocpp2.0.1").ended());

        // OCPP-J 1.6, 3.1.2
        assertSentAway(door.station("CP1"), "stage=subprotocol");
    }

    @Test
    void sendsTheStationAwayWhenTheCsmsNeverAnswers() throws Exception {
        csms.plays(visitor -> visitor.secure().ended());

        assertSentAway(door.station("CP1"), "stage=timeout");
    }

    @Test
    void sendsTheStationAwayWhenTheCsmsNeverBeginsTls() throws Exception {
        csms.plays(visitor -> visitor.plain().ended());

        assertSentAway(door.station("CP1"), "stage=timeout");
    }

    @Test
    void sendsTheStationAwayWhenTheCsmsDoesNotSpeakTls() throws Exception {
        csms.plays(visitor -> visitor.plain().send(utf8("HTTP/1.1 400 Bad Request\r\n\r\n")));

        assertSentAway(door.station("CP1"), "stage=tls");
    }

    @Test
    void sendsTheStationAwayWhenNobodyListens() throws Exception {
        csms.stopListening();

        assertSentAway(door.station("CP1"), "stage=network", "no connection to localhost:");
    }

    @Test
    void neverTalksToACsmsWhoseCertificateNobodyTrustedIssued() throws Exception {
        csms.shows(certificates.csmsOfAStranger());

        assertSentAway(door.station("CP1"), "stage=server_certificate", "no trusted root");
    }

    @Test
    void neverTalksToACsmsWithTheCertificateOfAnotherHost() throws Exception {
        csms.shows(certificates.csmsOfAnotherName());

        assertSentAway(door.station("CP1"), "stage=server_certificate", "not for the host that was dialled");
    }

    @Test
    void tellsThatTheCsmsDoesNotAcceptOurCertificate() throws Exception {
        csms.shows(certificates.csmsThatTrustsAStranger());

        assertSentAway(door.station("CP1"), "stage=client_certificate");
    }

    private void assertSentAway(RawPeer station, String... logged) throws Exception {
        station.send(Wire.text(QUESTION));
        RawPeer.Frame close = station.frame();
        assertThat(close.opcode())
                .as("nothing is acknowledged: " + close.text())
                .isEqualTo(Wire.CLOSE);
        assertThat(close.closeCode()).isEqualTo(1001);
        String line = door.log().await("level=warn", "csms cannot be reached", "station=CP1", "retryAfter=");
        assertThat(line).contains(logged);
    }

    static Stream<Arguments> brokenRules() {
        return Stream.of(
                arguments(1003, Wire.unmasked(FIN | Wire.BINARY, utf8("[2]"))),
                arguments(1007, Wire.unmasked(FIN | Wire.TEXT, Wire.bytes('[', 0xff))),
                arguments(1002, Wire.text("[2]")), // RFC 6455, 5.1: a server does not mask
                arguments(1009, Wire.unmasked(FIN | Wire.TEXT, new byte[262_145])),
                arguments(1008, Wire.times(2_000, Wire.unmasked(FIN | Wire.PING, new byte[0]))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenRules")
    void closesACsmsThatBreaksARuleOfTheWireAndSendsTheStationAway(int code, byte[] offence) throws Exception {
        csms.plays(RawCsms.Visitor::openAndHold);
        RawPeer station = door.station("CP1");
        RawPeer hostile = csms.awaitOpened();

        hostile.sendWhilePossible(offence);

        RawPeer.Frame close = station.frame();
        assertThat(close.opcode()).as("garbage never reaches a station").isEqualTo(Wire.CLOSE);
        assertThat(close.closeCode()).isEqualTo(1001);
        door.log().await("level=warn", "limit broken", "station=CP1", "closeCode=" + code);
        door.log().await("level=warn", "csms connection lost", "station=CP1", "closeCode=" + code);
    }

    @Test
    void sendsTheStationAwayWhenTheCsmsCloses() throws Exception {
        csms.plays(RawCsms.Visitor::openAndHold);
        RawPeer station = door.station("CP1");
        RawPeer leaving = csms.awaitOpened();

        leaving.send(Wire.unmasked(FIN | Wire.CLOSE, Wire.bytes(3, 0xe8, 'b', 'y', 'e')));

        assertThat(station.frame().closeCode()).isEqualTo(1001);
        door.log().await("level=warn", "csms connection lost", "station=CP1", "closeCode=1000", "reason=bye");
    }

    @Test
    void sendsTheStationAwayWhenTheCsmsIsCutOff() throws Exception {
        csms.plays(RawCsms.Visitor::openAndHold);
        RawPeer station = door.station("CP1");
        RawPeer lost = csms.awaitOpened();

        lost.close();

        assertThat(station.frame().closeCode()).isEqualTo(1001);
        door.log().await("level=warn", "csms connection lost", "station=CP1", "closeCode=1006");
    }

    @Test
    void answersAtTheDeadlineWhenTheCsmsAnswersSomethingElse() throws Exception {
        csms.plays(RawCsms.Visitor::openAndHold);
        RawPeer station = door.station("CP1");
        RawPeer confused = csms.awaitOpened();
        station.send(Wire.text(QUESTION));
        confused.text();

        confused.send(Wire.unmasked(FIN | Wire.TEXT, utf8("[3,\"another\",{}]")));

        assertThat(station.text()).startsWith("[4,\"q\",\"InternalError\",");
        door.log().await("reply to no open call dropped", "station=CP1", "from=csms", "id=another", "late=false");
    }
}
