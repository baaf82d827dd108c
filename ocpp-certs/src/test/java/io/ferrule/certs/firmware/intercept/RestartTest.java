// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Timestamp;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update outlives the process, wherever it is. */
class RestartTest {

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

    @Test
    void whileItWaitsForItsTime() throws Exception {
        bench.ordered(bench.maker
                .order(1)
                .firmware(bench.maker
                        .firmware(bench.maker.origin.url("/fw/station-2.0.bin"))
                        .retrieveDateTime(Timestamp.of(bench.now().plus(HOUR)))
                        .build())
                .build());

        bench.restart();
        bench.advance(HOUR);

        assertThat(bench.statuses())
                .containsExactly("DownloadScheduled 1", "Downloading 1", "Downloaded 1", "SignatureVerified 1");
        assertThat(bench.toldToFetch()).isPresent();
    }

    @Test
    void inTheMiddleOfADownload() throws Exception {
        bench.holdDownloads(true);
        bench.ordered(bench.maker.order(2).build());
        assertThat(bench.statuses()).containsExactly("Downloading 2");
        bench.holdDownloads(false);

        bench.restart();

        assertThat(bench.statuses()).containsExactly("Downloaded 2", "SignatureVerified 2");
        assertThat(bench.fetch(bench.toldToFetch().orElseThrow())).isEqualTo(bench.maker.image);
    }

    @Test
    void whileItWaitsForTheInstallation() throws Exception {
        bench.ordered(bench.maker
                .order(3)
                .firmware(bench.maker
                        .firmware(bench.maker.origin.url("/fw/station-2.0.bin"))
                        .installDateTime(Timestamp.of(bench.now().plus(HOUR)))
                        .build())
                .build());
        bench.statuses();

        bench.restart();
        bench.advance(HOUR);

        assertThat(bench.statuses()).isEmpty();
        assertThat(bench.fetch(bench.toldToFetch().orElseThrow())).isEqualTo(bench.maker.image);
        assertThat(bench.maker.origin.asked).hasSize(1);
    }

    @Test
    void whenTheImageWasChangedMeanwhile() throws Exception {
        bench.ordered(bench.maker
                .order(4)
                .firmware(bench.maker
                        .firmware(bench.maker.origin.url("/fw/station-2.0.bin"))
                        .installDateTime(Timestamp.of(bench.now().plus(HOUR)))
                        .build())
                .build());
        bench.statuses();
        Files.write(onlyFile(bench.images()), new byte[100]);

        bench.restart();
        bench.advance(HOUR);

        assertThat(bench.statuses()).containsExactly("InvalidSignature 4");
        assertThat(bench.toldToFetch()).isEmpty();
    }

    @Test
    void whileTheStationIsAboutToFetch() throws Exception {
        bench.ordered(bench.maker.order(5).build());
        bench.statuses();
        String before = bench.toldToFetch().orElseThrow();

        bench.restart();

        // The port of a test is another one each time; the rest of the URL is what the station knows.
        String now = before.replaceFirst("http://[^/]*", bench.address());
        assertThat(bench.fetch(now)).isEqualTo(bench.maker.image);
        bench.fromServer();
        bench.stationSays("Installing");
        assertThat(bench.statuses()).containsExactly("Installing 5");
    }

    @Test
    void whileTheOrderIsOnItsWayToTheStation() throws Exception {
        bench.ordered(bench.maker.order(6).build());
        bench.statuses();

        bench.restart();

        assertThat(bench.fetch(bench.toldToFetch().orElseThrow())).isEqualTo(bench.maker.image);
    }

    @Test
    void whileTheStationInstalls() throws Exception {
        bench.boots("1.0");
        bench.ordered(bench.maker.order(7).build());
        bench.statuses();
        bench.toldToFetch();
        bench.stationSays("Installing");

        bench.restart();
        bench.boots("2.0");

        assertThat(bench.statuses()).containsExactly("Installing 7", "Installed 7");
        assertThat(bench.events).containsExactly("FirmwareUpdated");
    }

    @Test
    void whenTheTimeLimitHasPassedMeanwhile() throws Exception {
        bench.ordered(bench.maker.order(8).build());
        bench.statuses();
        bench.toldToFetch();
        bench.stationSays("Installing");
        bench.statuses();

        bench.crash();
        bench.later(HOUR);
        bench.restart();

        assertThat(bench.statuses()).containsExactly("InstallationFailed 8");
    }

    @Test
    void afterTheEndBeforeTheCsmsWasTold() throws Exception {
        bench.ordered(bench.maker.order(9).build());
        bench.toldToFetch();
        bench.stationSays("InstallationFailed");

        bench.restart();

        assertThat(bench.statuses())
                .containsExactly("Downloading 9", "Downloaded 9", "SignatureVerified 9", "InstallationFailed 9");
    }

    @Test
    void doesNotStumbleOverAFileThatWasDamaged() throws Exception {
        bench.ordered(bench.maker.order(10).build());
        bench.statuses();
        bench.crash();
        Path state = onlyFile(dir.resolve("state/stations"));
        String text = Files.readString(state, StandardCharsets.UTF_8);
        Files.writeString(state, text.replace("order.id=10", "order.id=11"));

        bench.restart();

        assertThat(bench.told).anyMatch(sentence -> sentence.startsWith("a firmware update is forgotten"));
        assertThat(bench.statuses()).isEmpty();
        assertThat(bench.images()).isEmptyDirectory();
    }

    private static Path onlyFile(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.get(0);
        }
    }
}
