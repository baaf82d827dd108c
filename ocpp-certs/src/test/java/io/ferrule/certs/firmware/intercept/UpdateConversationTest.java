// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Payload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What station and CSMS are told, and when, while firmware is updated (white paper, edition 3, L01). */
class UpdateConversationTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String IDLE = "{\"requestedMessage\":\"FirmwareStatusNotification\"}";

    @TempDir
    Path dir;

    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench(dir);
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void saysThatTheInstallationFailedWhenTheStationSaysSoOrCannotFetch() throws Exception {
        for (String status : new String[] {"DownloadFailed", "InstallationFailed"}) {
            bench.ordered(bench.maker.order(20).build());
            bench.statuses();
            bench.toldToFetch();

            boolean heard = bench.stationSays(status);

            assertThat(heard).isFalse();
            assertThat(bench.statuses()).containsExactly("InstallationFailed 20");
        }
    }

    @Test
    void saysThatTheInstallationFailedWhenTheStationRefusesToFetch() throws Exception {
        bench.ordered(bench.maker.order(21).build());
        bench.statuses();

        bench.refusesToFetch();

        assertThat(bench.statuses()).containsExactly("InstallationFailed 21");
    }

    @Test
    void saysThatTheInstallationFailedWhenTheSameVersionRunsAfterTheTimeLimit() throws Exception {
        bench.boots("1.0");
        bench.ordered(bench.maker.order(22).build());
        bench.statuses();
        bench.toldToFetch();
        bench.stationSays("Installing");

        bench.boots("1.0");
        assertThat(bench.statuses()).containsExactly("Installing 22");
        bench.advance(HOUR);

        assertThat(bench.statuses()).containsExactly("InstallationFailed 22");
        assertThat(bench.events).isEmpty();
    }

    @Test
    void takesAStationAtItsWordWhenItSaysInstalled() throws Exception {
        bench.ordered(bench.maker.order(23).build());
        bench.statuses();
        bench.toldToFetch();

        bench.stationSays("Installing");
        bench.stationSays("Installed");

        assertThat(bench.statuses()).containsExactly("Installing 23", "Installed 23");
        assertThat(bench.events).containsExactly("FirmwareUpdated");
    }

    @Test
    void hasTheUrlExpire() throws Exception {
        bench.ordered(bench.maker.order(24).build());
        bench.statuses();
        bench.toldToFetch();

        bench.advance(HOUR);

        assertThat(bench.statuses()).containsExactly("InstallationFailed 24");
        assertThat(bench.images()).isEmptyDirectory();
    }

    @Test
    void believesAStationWhoseSuccessIsToldLate() throws Exception {
        bench.ordered(bench.maker.order(28).build());
        bench.statuses();
        bench.toldToFetch();
        bench.advance(HOUR);
        assertThat(bench.statuses()).containsExactly("InstallationFailed 28");

        bench.stationSays("Installed");

        assertThat(bench.statuses()).containsExactly("Installed 28");
        assertThat(bench.events).containsExactly("FirmwareUpdated");
    }

    @Test
    void tellsAStatusAgainUntilTheCsmsHasRefusedItThreeTimes() throws Exception {
        bench.ordered(bench.maker.order(29).build());

        String first = bench.refuseStatus();
        bench.silently(Duration.ofSeconds(30));
        String second = bench.refuseStatus();
        bench.silently(Duration.ofSeconds(30));
        String third = bench.refuseStatus();

        assertThat(List.of(first, second, third)).containsOnly("Downloading");
        assertThat(bench.statuses()).containsExactly("Downloaded 29", "SignatureVerified 29");
    }

    /** L01.FR.28 and L01.FR.29. */
    @Test
    void answersATriggerWithTheLastStatusAndWithIdleAfterInstalled() throws Exception {
        bench.csmsAsks("ExtendedTriggerMessage", IDLE);
        assertThat(bench.statuses()).containsExactly("Idle -");

        bench.ordered(bench.maker.order(25).build());
        bench.statuses();
        String accepted = bench.csmsAsks("ExtendedTriggerMessage", IDLE);
        assertThat(accepted).isEqualTo("[3,\"c1\",{\"status\":\"Accepted\"}]");
        assertThat(bench.statuses()).containsExactly("SignatureVerified 25");

        bench.csmsAsks("TriggerMessage", IDLE);
        assertThat(bench.statuses()).containsExactly("SignatureVerified 25");

        bench.toldToFetch();
        bench.stationSays("Installed");
        bench.statuses();
        bench.csmsAsks("ExtendedTriggerMessage", IDLE);
        assertThat(bench.statuses()).containsExactly("Idle -");
    }

    @Test
    void leavesOtherTriggersAlone() throws Exception {
        String answer = bench.csmsAsks("ExtendedTriggerMessage", "{\"requestedMessage\":\"Heartbeat\"}");

        assertThat(answer).isEmpty();
    }

    /** L01.FR.20. */
    @Test
    void refusesFirmwareThatIsNotSigned() throws Exception {
        String answer = bench.csmsAsks(
                "UpdateFirmware", "{\"location\":\"http://a.example/x\",\"retrieveDate\":\"2026-06-15T12:00:00Z\"}");

        assertThat(answer).startsWith("[4,\"c1\",\"NotSupported\"");
    }

    @Test
    void letsUnsignedFirmwarePassWhileAFleetMoves() throws Exception {
        try (Bench moving = new Bench(dir.resolve("moving"), settings -> settings.withPlainUpdates(station -> true))) {
            String plain = "{\"location\":\"http://a.example/x\",\"retrieveDate\":\"2026-06-15T12:00:00Z\"}";

            String passed = moving.csmsAsks("UpdateFirmware", plain);

            assertThat(passed).isEmpty();
            assertThat(moving.toldToFetch()).contains("http://a.example/x");
            assertThat(moving.stationSays("Downloading")).isTrue();
        }
    }

    @Test
    void answersAnOrderWithoutATimeInOneSentence() throws Exception {
        Payload payload = Payload.of(bench.maker.order(26).build()).with("/firmware/retrieveDateTime", "soon");

        String answer = bench.csmsAsks("SignedUpdateFirmware", payload.text());

        assertThat(answer).startsWith("[4,\"c1\",\"PropertyConstraintViolation\"");
    }

    @Test
    void tellsNothingBeforeTheBootIsAccepted() throws Exception {
        bench.fromStation("[2,\"s1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");

        bench.ordered(bench.maker.order(27).build());
        assertThat(bench.statuses()).containsExactly("BootNotification");
        assertThat(bench.toldToFetch()).isEmpty();
        bench.fromCsms("[3,\"s1\",{\"status\":\"Accepted\",\"currentTime\":\"2026-06-15T12:00:00Z\",\"interval\":9}]");

        assertThat(bench.statuses()).containsExactly("Downloading 27", "Downloaded 27", "SignatureVerified 27");
        assertThat(bench.toldToFetch()).isPresent();
    }
}
