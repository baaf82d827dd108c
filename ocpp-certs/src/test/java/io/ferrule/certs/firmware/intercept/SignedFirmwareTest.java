// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Recipe;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.firmware.FirmwareOrigin.Canned;
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

        String answer = bench.ordered(bench.maker.order(7).build());
        assertThat(answer).isEqualTo("[3,\"c1\",{\"status\":\"Accepted\"}]");
        assertThat(bench.statuses()).containsExactly("Downloading 7", "Downloaded 7", "SignatureVerified 7");

        String url = bench.toldToFetch().orElseThrow();
        assertThat(url).startsWith("http://127.0.0.1:").endsWith("/station-2.0.bin");
        assertThat(bench.stationSays("Downloading")).isFalse();
        assertThat(bench.fetch(url)).isEqualTo(bench.maker.image);
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
        SignedUpdateFirmwareRequest order = bench.maker.order(8).build();
        bench.maker.origin.put("/fw/station-2.0.bin", new byte[5_000]);

        bench.ordered(order);

        assertThat(bench.statuses()).containsExactly("Downloading 8", "Downloaded 8", "InvalidSignature 8");
        assertThat(bench.events).containsExactly("InvalidFirmwareSignature");
        assertThat(bench.toldToFetch()).isEmpty();
        assertThat(bench.images()).isEmptyDirectory();
    }

    /** L01.FR.02, L01.FR.24. */
    @Test
    void refusesASignerThatNoInstalledManufacturerVouchesFor() throws Exception {
        SignedUpdateFirmwareRequest order = bench.maker
                .order(9)
                .firmware(bench.maker
                        .firmware(bench.maker.origin.url("/fw/station-2.0.bin"))
                        .signingCertificate(
                                Recipe.pem(TestAuthority.root("Stranger").certificate()))
                        .build())
                .build();

        String answer = bench.ordered(order);

        assertThat(answer).isEqualTo("[3,\"c1\",{\"status\":\"InvalidCertificate\"}]");
        assertThat(bench.events).containsExactly("InvalidFirmwareSigningCertificate");
        assertThat(bench.statuses()).isEmpty();
        assertThat(bench.maker.origin.asked).isEmpty();
    }

    /** L01.FR.25. */
    @Test
    void refusesASignerThatWasRevoked() throws Exception {
        bench.maker.revocations.add(bench.maker.root.revoking(bench.maker.signer()));

        String answer = bench.ordered(bench.maker.order(9).build());

        assertThat(answer).isEqualTo("[3,\"c1\",{\"status\":\"RevokedCertificate\"}]");
        assertThat(bench.events).containsExactly("InvalidFirmwareSigningCertificate");
    }

    /** L01.FR.13 and L01.FR.16. */
    @Test
    void waitsForBothTimesOfTheOrder() throws Exception {
        SignedUpdateFirmwareRequest order = bench.maker
                .order(10)
                .firmware(bench.maker
                        .firmware(bench.maker.origin.url("/fw/station-2.0.bin"))
                        .retrieveDateTime(Timestamp.of(bench.now().plus(HOUR)))
                        .installDateTime(Timestamp.of(bench.now().plus(HOUR.multipliedBy(4))))
                        .build())
                .build();

        bench.ordered(order);
        assertThat(bench.statuses()).containsExactly("DownloadScheduled 10");
        assertThat(bench.maker.origin.asked).isEmpty();

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
        bench.ordered(bench.maker
                .order(11)
                .firmware(bench.maker
                        .firmware(bench.maker.origin.url("/fw/station-2.0.bin"))
                        .installDateTime(Timestamp.of(bench.now().plus(HOUR)))
                        .build())
                .build());
        bench.statuses();

        String answer = bench.ordered(bench.maker
                .order(12)
                .firmware(bench.maker.firmware("https://nowhere.invalid/x.bin").build())
                .build());

        assertThat(answer).isEqualTo("[3,\"c1\",{\"status\":\"AcceptedCanceled\"}]");
        assertThat(bench.statuses()).containsExactly("Downloading 12", "DownloadFailed 12");
        bench.advance(HOUR.multipliedBy(2));
        assertThat(bench.toldToFetch()).isEmpty();
        assertThat(bench.images()).isEmptyDirectory();
    }

    @Test
    void takesTheUrlBackWhenAnUpdateIsCanceled() throws Exception {
        bench.ordered(bench.maker.order(13).build());
        bench.statuses();
        String first = bench.toldToFetch().orElseThrow();

        String answer = bench.ordered(bench.maker.order(14).build());
        bench.statuses();
        String second = bench.toldToFetch().orElseThrow();

        assertThat(answer).contains("AcceptedCanceled");
        assertThat(second).isNotEqualTo(first);
        assertThat(bench.fetch(second)).isEqualTo(bench.maker.image);
    }

    /** L01.FR.27. */
    @Test
    void rejectsAnOrderOnceTheStationHasTheImage() throws Exception {
        bench.ordered(bench.maker.order(15).build());
        bench.statuses();
        bench.fetch(bench.toldToFetch().orElseThrow());
        bench.fromServer();

        String fetched = bench.ordered(bench.maker.order(16).build());
        bench.stationSays("Installing");
        String installing = bench.ordered(bench.maker.order(17).build());

        assertThat(fetched).isEqualTo("[3,\"c1\",{\"status\":\"Rejected\"}]");
        assertThat(installing).isEqualTo(fetched);
        assertThat(bench.statuses()).containsExactly("Installing 15");
    }

    @Test
    void triesADownloadAgainAsOftenAsTheOrderSays() throws Exception {
        SignedUpdateFirmwareRequest order =
                bench.maker.order(18).retries(2).retryInterval(30).build();
        bench.maker.origin.put("/fw/station-2.0.bin", Canned.of(503, Map.of(), -1, new byte[0]));

        bench.ordered(order);
        bench.advance(Duration.ofSeconds(30));
        assertThat(bench.statuses()).containsExactly("Downloading 18");
        bench.advance(Duration.ofSeconds(30));

        assertThat(bench.statuses()).containsExactly("DownloadFailed 18");
        assertThat(bench.maker.origin.asked).hasSize(3);
    }

    @Test
    void fetchesNothingFromAnAddressInside() throws Exception {
        try (Bench strict = new Bench(
                dir.resolve("strict"),
                settings -> settings.from(settings.origin().destinations().alsoFrom(address -> false)))) {
            strict.ordered(strict.maker.order(19).build());

            assertThat(strict.statuses()).containsExactly("Downloading 19", "DownloadFailed 19");
            assertThat(strict.maker.origin.asked).isEmpty();
        }
    }
}
