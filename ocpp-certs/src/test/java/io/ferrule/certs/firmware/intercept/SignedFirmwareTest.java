// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Recipe;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.firmware.FirmwareOrigin.Canned;
import io.ferrule.model.Payload;
import io.ferrule.model.Timestamp;
import io.ferrule.model.v16.SignedUpdateFirmwareRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Security white paper for OCPP 1.6, edition 3, L01, on behalf of a station that only knows UpdateFirmware. */
class SignedFirmwareTest {

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

    /** TC_080_CS: a secure firmware update. */
    @Test
    void tc080UpdatesAStationThatKnowsNothingOfSignatures() throws Exception {
        bench.boots("1.0");

        String answer = bench.ordered(bench.order(7).build());
        assertThat(answer).isEqualTo("[3,\"c1\",{\"status\":\"Accepted\"}]");
        assertThat(bench.statuses()).containsExactly("Downloading 7", "Downloaded 7", "SignatureVerified 7");

        String url = bench.toldToFetch().orElseThrow();
        assertThat(url).startsWith("http://127.0.0.1:").endsWith("/station-2.0.bin");
        assertThat(bench.stationSays("Downloading")).isFalse();
        assertThat(bench.fetch(url)).isEqualTo(bench.image);
        bench.fromServer();
        assertThat(bench.stationSays("Downloaded")).isFalse();
        assertThat(bench.stationSays("Installing")).isFalse();
        assertThat(bench.statuses()).containsExactly("Installing 7");

        bench.boots("2.0");
        assertThat(bench.statuses()).containsExactly("Installed 7");
        assertThat(bench.stationSays("Installed")).isFalse();
        assertThat(bench.statuses()).isEmpty();
        assertThat(bench.events).containsExactly("FirmwareUpdated");
        assertThat(bench.images()).isEmptyDirectory();
    }

    /** TC_081_CS: an invalid signature; L01.FR.03. */
    @Test
    void tc081DoesNotHandOutAFileThatIsNotWhatWasSigned() throws Exception {
        SignedUpdateFirmwareRequest order = bench.order(8).build();
        bench.origin.put("/fw/station-2.0.bin", new byte[5_000]);

        bench.ordered(order);

        assertThat(bench.statuses()).containsExactly("Downloading 8", "Downloaded 8", "InvalidSignature 8");
        assertThat(bench.events).containsExactly("InvalidFirmwareSignature");
        assertThat(bench.toldToFetch()).isEmpty();
        assertThat(bench.images()).isEmptyDirectory();
    }

    /** L01.FR.02, L01.FR.24. */
    @Test
    void refusesASignerThatNoInstalledManufacturerVouchesFor() throws Exception {
        SignedUpdateFirmwareRequest order = bench.order(9)
                .firmware(bench.firmware(bench.origin.url("/fw/station-2.0.bin"))
                        .signingCertificate(Recipe.pem(TestAuthority.root("Stranger").certificate()))
                        .build())
                .build();

        String answer = bench.ordered(order);

        assertThat(answer).isEqualTo("[3,\"c1\",{\"status\":\"InvalidCertificate\"}]");
        assertThat(bench.events).containsExactly("InvalidFirmwareSigningCertificate");
        assertThat(bench.statuses()).isEmpty();
        assertThat(bench.origin.asked).isEmpty();
    }

    /** L01.FR.25. */
    @Test
    void refusesASignerThatWasRevoked() throws Exception {
        bench.revocations.add(bench.root.revoking(bench.signer()));

        String answer = bench.ordered(bench.order(9).build());

        assertThat(answer).isEqualTo("[3,\"c1\",{\"status\":\"RevokedCertificate\"}]");
        assertThat(bench.events).containsExactly("InvalidFirmwareSigningCertificate");
    }

    /** L01.FR.13 and L01.FR.16. */
    @Test
    void waitsForBothTimesOfTheOrder() throws Exception {
        SignedUpdateFirmwareRequest order = bench.order(10)
                .firmware(bench.firmware(bench.origin.url("/fw/station-2.0.bin"))
                        .retrieveDateTime(Timestamp.of(bench.now().plus(HOUR)))
                        .installDateTime(Timestamp.of(bench.now().plus(HOUR.multipliedBy(4))))
                        .build())
                .build();

        bench.ordered(order);
        assertThat(bench.statuses()).containsExactly("DownloadScheduled 10");
        assertThat(bench.origin.asked).isEmpty();

        bench.advance(HOUR);
        assertThat(bench.statuses())
                .containsExactly("Downloading 10", "Downloaded 10", "SignatureVerified 10", "InstallScheduled 10");
        assertThat(bench.toldToFetch()).isEmpty();

        bench.advance(HOUR.multipliedBy(3));
        assertThat(bench.toldToFetch()).isPresent();
    }

    /** L01.FR.26: also by an order that can never be carried out. */
    @Test
    void cancelsAnUpdateForTheNextOne() throws Exception {
        bench.ordered(bench.order(11)
                .firmware(bench.firmware(bench.origin.url("/fw/station-2.0.bin"))
                        .installDateTime(Timestamp.of(bench.now().plus(HOUR)))
                        .build())
                .build());
        bench.statuses();

        String answer = bench.ordered(bench.order(12)
                .firmware(bench.firmware("https://nowhere.invalid/x.bin").build())
                .build());

        assertThat(answer).isEqualTo("[3,\"c1\",{\"status\":\"AcceptedCanceled\"}]");
        assertThat(bench.statuses()).containsExactly("Downloading 12", "DownloadFailed 12");
        bench.advance(HOUR.multipliedBy(2));
        assertThat(bench.toldToFetch()).isEmpty();
        assertThat(bench.images()).isEmptyDirectory();
    }

    @Test
    void takesTheUrlBackWhenAnUpdateIsCanceled() throws Exception {
        bench.ordered(bench.order(13).build());
        bench.statuses();
        String first = bench.toldToFetch().orElseThrow();

        String answer = bench.ordered(bench.order(14).build());
        bench.statuses();
        String second = bench.toldToFetch().orElseThrow();

        assertThat(answer).contains("AcceptedCanceled");
        assertThat(second).isNotEqualTo(first);
        assertThat(bench.fetch(second)).isEqualTo(bench.image);
    }

    /** L01.FR.27. */
    @Test
    void rejectsAnOrderOnceTheStationHasTheImage() throws Exception {
        bench.ordered(bench.order(15).build());
        bench.statuses();
        bench.fetch(bench.toldToFetch().orElseThrow());
        bench.fromServer();

        String fetched = bench.ordered(bench.order(16).build());
        bench.stationSays("Installing");
        String installing = bench.ordered(bench.order(17).build());

        assertThat(fetched).isEqualTo("[3,\"c1\",{\"status\":\"Rejected\"}]");
        assertThat(installing).isEqualTo(fetched);
        assertThat(bench.statuses()).containsExactly("Installing 15");
    }

    @Test
    void triesADownloadAgainAsOftenAsTheOrderSays() throws Exception {
        SignedUpdateFirmwareRequest order =
                bench.order(18).retries(2).retryInterval(30).build();
        bench.origin.put("/fw/station-2.0.bin", new Canned(503, Map.of(), -1, new byte[0]));

        bench.ordered(order);
        bench.advance(Duration.ofSeconds(30));
        assertThat(bench.statuses()).containsExactly("Downloading 18");
        bench.advance(Duration.ofSeconds(30));

        assertThat(bench.statuses()).containsExactly("DownloadFailed 18");
        assertThat(bench.origin.asked).hasSize(3);
    }

    @Test
    void fetchesNothingFromAnAddressInside() throws Exception {
        try (Bench strict = new Bench(
                dir.resolve("strict"),
                settings -> settings.from(settings.origin().destinations().alsoFrom(address -> false)))) {
            strict.ordered(strict.order(19).build());

            assertThat(strict.statuses()).containsExactly("Downloading 19", "DownloadFailed 19");
            assertThat(strict.origin.asked).isEmpty();
        }
    }

    @Test
    void saysThatTheInstallationFailedWhenTheStationSaysSoOrCannotFetch() throws Exception {
        for (String status : new String[] {"DownloadFailed", "InstallationFailed"}) {
            bench.ordered(bench.order(20).build());
            bench.statuses();
            bench.toldToFetch();

            boolean heard = bench.stationSays(status);

            assertThat(heard).isFalse();
            assertThat(bench.statuses()).containsExactly("InstallationFailed 20");
        }
    }

    @Test
    void saysThatTheInstallationFailedWhenTheStationRefusesToFetch() throws Exception {
        bench.ordered(bench.order(21).build());
        bench.statuses();

        bench.refusesToFetch();

        assertThat(bench.statuses()).containsExactly("InstallationFailed 21");
    }

    @Test
    void saysThatTheInstallationFailedWhenTheSameVersionRunsAfterTheTimeLimit() throws Exception {
        bench.boots("1.0");
        bench.ordered(bench.order(22).build());
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
        bench.ordered(bench.order(23).build());
        bench.statuses();
        bench.toldToFetch();

        bench.stationSays("Installing");
        bench.stationSays("Installed");

        assertThat(bench.statuses()).containsExactly("Installing 23", "Installed 23");
        assertThat(bench.events).containsExactly("FirmwareUpdated");
    }

    @Test
    void hasTheUrlExpire() throws Exception {
        bench.ordered(bench.order(24).build());
        bench.statuses();
        bench.toldToFetch();

        bench.advance(HOUR);

        assertThat(bench.statuses()).containsExactly("InstallationFailed 24");
        assertThat(bench.images()).isEmptyDirectory();
    }

    /** L01.FR.28 and L01.FR.29. */
    @Test
    void answersATriggerWithTheLastStatusAndWithIdleAfterInstalled() throws Exception {
        bench.csmsAsks("ExtendedTriggerMessage", IDLE);
        assertThat(bench.statuses()).containsExactly("Idle -");

        bench.ordered(bench.order(25).build());
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
        Payload payload = Payload.of(bench.order(26).build()).with("/firmware/retrieveDateTime", "soon");

        String answer = bench.csmsAsks("SignedUpdateFirmware", payload.text());

        assertThat(answer).startsWith("[4,\"c1\",\"PropertyConstraintViolation\"");
    }

    @Test
    void tellsNothingBeforeTheBootIsAccepted() throws Exception {
        bench.harness()
                .fromStation("[2,\"s1\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");

        bench.ordered(bench.order(27).build());
        assertThat(bench.statuses()).isEmpty();
        assertThat(bench.toldToFetch()).isEmpty();
        bench.harness()
                .fromCsms("[3,\"s1\",{\"status\":\"Accepted\",\"currentTime\":\"2026-06-15T12:00:00Z\",\"interval\":9}]");

        assertThat(bench.statuses()).containsExactly("Downloading 27", "Downloaded 27", "SignatureVerified 27");
        assertThat(bench.toldToFetch()).isPresent();
    }
}
