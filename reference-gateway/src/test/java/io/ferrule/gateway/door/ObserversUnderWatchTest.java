// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.testing.MutableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an observer asks of a station under intrusion detection, and what it is answered. */
@Timeout(240)
class ObserversUnderWatchTest {

    private static final String FETCH_FROM_INSIDE = "[2,\"%s\",\"UpdateFirmware\",{\"location\":"
            + "\"http://169.254.169.254/latest/meta-data\",\"retrieveDate\":\"2026-06-01T00:00:00Z\"}]";
    private static final String STATUS =
            "[2,\"%s\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\","
                    + "\"status\":\"Available\"}]";
    private static final String NO_ALERTS = "[]";

    @TempDir
    private Path directory;

    private final MutableClock clock = new MutableClock(Instant.now());
    private final FakeCsms ems = FakeCsms.plain();
    private FakeCsms csms;

    @BeforeEach
    void open() throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true);
    }

    @AfterEach
    void close() {
        ems.close();
        csms.close();
    }

    @Test
    void keepsAnAttackOfAnObserverFromTheStation() throws Exception {
        try (Door door = door("block");
                FakeStation station = door.station("CP1", "ocpp1.6")) {
            FakeCsmsConnection observer = observer(station);

            observer.send(FETCH_FROM_INSIDE.formatted("f1"));

            assertThat(observer.awaitFrameContaining("\"f1\"", Door.SOON)).startsWith("[4,\"f1\",\"SecurityError\",");
            assertThat(station.frames()).noneMatch(frame -> frame.contains("UpdateFirmware"));
            door.log().await("rule=ferrule.firmware-address", "station=CP1");
        }
    }

    // OCPP 1.6 edition 2, 6.38: an answer that has a word for no
    @Test
    void refusesAnObserverInTheWordsOfTheAction() throws Exception {
        try (Door door = door("block");
                FakeStation station = door.station("CP1", "ocpp1.6")) {
            FakeCsmsConnection observer = observer(station);
            door.admin("POST", "/api/ids/quarantine/CP1");

            observer.send("[2,\"r1\",\"Reset\",{\"type\":\"Hard\"}]");

            assertThat(observer.awaitFrameContaining("\"r1\"", Door.SOON))
                    .isEqualTo("[3,\"r1\",{\"status\":\"Rejected\"}]");
        }
    }

    @Test
    void doesNotTakeTheCsmsItsHandForWhatAnObserverDoes() throws Exception {
        try (Door door = door("block");
                FakeStation station = door.station("CP1", "ocpp1.6")) {
            station.answering("Reset", "{\"status\":\"Accepted\"}");
            FakeCsmsConnection observer = observer(station);
            for (int i = 0; i < 5; i++) {
                observer.send(FETCH_FROM_INSIDE.formatted("f" + i));
                observer.awaitFrameContaining("\"f" + i + "\"", Door.SOON);
            }

            FakeCsmsConnection primary = Door.upstream(csms, "CP1");
            primary.send("[2,\"r1\",\"Reset\",{\"type\":\"Soft\"}]");

            assertThat(primary.awaitFrameContaining("\"r1\"", Door.SOON))
                    .isEqualTo("[3,\"r1\",{\"status\":\"Accepted\"}]");
        }
    }

    @Test
    void onlyTellsWhereTheModeIsAlert() throws Exception {
        try (Door door = door("alert");
                FakeStation station = door.station("CP1", "ocpp1.6")) {
            station.answering("UpdateFirmware", "{}");
            FakeCsmsConnection observer = observer(station);

            observer.send(FETCH_FROM_INSIDE.formatted("f1"));

            assertThat(observer.awaitFrameContaining("\"f1\"", Door.SOON)).isEqualTo("[3,\"f1\",{}]");
            door.log().await("rule=ferrule.firmware-address", "station=CP1");
        }
    }

    // A40: what a reply carries is kept from an observer as it is from the CSMS
    @Test
    void keepsAReplyThatAttacksFromAnObserver() throws Exception {
        try (Door door = door("block");
                FakeStation station = door.station("CP1", "ocpp1.6")) {
            station.answering("GetDiagnostics", "{\"fileName\":\"../../etc/passwd\"}");
            FakeCsmsConnection observer = observer(station);

            observer.send("[2,\"d1\",\"GetDiagnostics\",{\"location\":\"https://logs.example/up\"}]");

            assertThat(observer.awaitFrameContaining("\"d1\"", Door.SOON)).startsWith("[4,\"d1\",\"SecurityError\",");
        }
    }

    @Test
    void takesTheAnswersToAnObserverForNoSecondConnectionOfTheStation() throws Exception {
        try (Door door = door("block");
                FakeStation station = door.station("CP1", "ocpp1.6")) {
            station.answering("ClearCache", "{\"status\":\"Accepted\"}");
            FakeCsmsConnection observer = observer(station);
            for (int i = 0; i < 4; i++) {
                observer.send("[2,\"" + i + "\",\"ClearCache\",{}]");
                observer.awaitFrameContaining("[3,\"" + i + "\"", Door.SOON);
                clock.advance(Duration.ofSeconds(60));
                report(station, "h" + i);
            }

            assertThat(door.admin("GET", "/api/ids/alerts?station=CP1")).isEqualTo(NO_ALERTS);
        }
    }

    // OCPP-J 1.6, 4.1.4: ids are unique for each upstream, and many count from 1
    @Test
    void takesAnObserverThatCountsLikeTheCsmsForNoRepetition() throws Exception {
        try (Door door = door("block");
                FakeStation station = door.station("CP1", "ocpp1.6")) {
            station.answering("ClearCache", "{\"status\":\"Accepted\"}")
                    .answering("GetLocalListVersion", "{\"listVersion\":1}");
            FakeCsmsConnection observer = observer(station);
            FakeCsmsConnection primary = Door.upstream(csms, "CP1");
            for (int i = 1; i <= 4; i++) {
                clock.advance(Duration.ofSeconds(60));
                primary.send("[2,\"" + i + "\",\"GetLocalListVersion\",{}]");
                primary.awaitFrameContaining("[3,\"" + i + "\"", Door.SOON);
                observer.send("[2,\"" + i + "\",\"ClearCache\",{}]");
                observer.awaitFrameContaining("[3,\"" + i + "\"", Door.SOON);
            }

            assertThat(door.admin("GET", "/api/ids/alerts?station=CP1")).isEqualTo(NO_ALERTS);
        }
    }

    private Door door(String mode) throws Exception {
        Settings settings = Settings.usual()
                .northbound("observers: [{name: ems, url: \"" + ems.uri()
                        + "\", allow: [UpdateFirmware, Reset, GetDiagnostics, ClearCache]}]")
                .more("ids: {mode: " + mode + "}\n");
        return Door.open(directory, csms.uri(), settings, clock);
    }

    /** The observer's connection of this station, when the station's first call has arrived there. */
    private FakeCsmsConnection observer(FakeStation station) {
        report(station, "first");
        FakeCsmsConnection observer = Door.upstream(ems, "CP1");
        observer.awaitFrameContaining("first", Door.SOON);
        return observer;
    }

    private static void report(FakeStation station, String id) {
        station.send(STATUS.formatted(id));
        station.awaitFrameContaining("[3,\"" + id + "\"", Door.SOON);
    }
}
