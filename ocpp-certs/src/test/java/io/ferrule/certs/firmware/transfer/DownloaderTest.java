// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.certs.firmware.FirmwareOrigin;
import io.ferrule.certs.firmware.FirmwareOrigin.Canned;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching images from servers that may be anybody's. */
class DownloaderTest {

    private static final DownloadLimits LIMITS = new DownloadLimits(1_000_000, 0, Duration.ofMinutes(1));
    private static final Destinations LOCAL =
            new Destinations(Set.of("http", "https", "ftp"), Set.of(), InetAddress::isLoopbackAddress);

    @TempDir
    Path dir;

    private final byte[] image = new byte[300_000];
    private final ThrowawayAuthority web = ThrowawayAuthority.create("Web root", Clock.systemUTC(), new SecureRandom());
    private FirmwareOrigin origin;

    DownloaderTest() throws Exception {
        new Random(11).nextBytes(image);
        origin = FirmwareOrigin.plain();
    }

    @BeforeEach
    void putImage() {
        origin.put("/image.bin", image);
    }

    @AfterEach
    void close() {
        origin.close();
    }

    @Test
    void fetchesAFile() throws Exception {
        Fetched fetched = downloader(LOCAL).fetch(origin.url("/image.bin"), file(), () -> true);

        assertThat(fetched).isEqualTo(new Fetched.Complete());
        assertThat(file()).hasBinaryContent(image);
        assertThat(dir).isDirectoryNotContaining(path -> !path.equals(file()));
    }

    @Test
    void goesOnWhereATryBrokeOff() throws Exception {
        byte[] half = Arrays.copyOf(image, 100_000);
        Files.write(dir.resolve("image.part"), half);
        Files.writeString(dir.resolve("image.version"), "\"" + Arrays.hashCode(image) + "\"");

        Fetched fetched = downloader(LOCAL).fetch(origin.url("/image.bin"), file(), () -> true);

        assertThat(fetched).isEqualTo(new Fetched.Complete());
        assertThat(file()).hasBinaryContent(image);
        assertThat(origin.asked).containsExactly("/image.bin bytes=100000-");
    }

    @Test
    void beginsAnewWhenTheServerHasAnotherVersionMeanwhile() throws Exception {
        Files.write(dir.resolve("image.part"), new byte[100_000]);
        Files.writeString(dir.resolve("image.version"), "\"other\"");

        Fetched fetched = downloader(LOCAL).fetch(origin.url("/image.bin"), file(), () -> true);

        assertThat(fetched).isEqualTo(new Fetched.Complete());
        assertThat(file()).hasBinaryContent(image);
    }

    @Test
    void sendsNothingOutOfADamagedVersionFile() throws Exception {
        Files.write(dir.resolve("image.part"), new byte[100_000]);
        Files.writeString(dir.resolve("image.version"), "\"a\"\r\nX-Injected: yes");

        downloader(LOCAL).fetch(origin.url("/image.bin"), file(), () -> true);

        assertThat(origin.asked).containsExactly("/image.bin");
    }

    @Test
    void keepsWhatItHasForTheNextTryWhenTheServerBreaksOff() throws Exception {
        origin.put("/broken.bin", Canned.of(200, Map.of("ETag", "\"v1\""), 300_000, Arrays.copyOf(image, 150_000)));

        Fetched fetched = downloader(LOCAL).fetch(origin.url("/broken.bin"), file(), () -> true);

        assertThat(fetched).isEqualTo(new Fetched.Failed("the connection ended within the file", false));
        assertThat(dir.resolve("image.part")).isNotEmptyFile();
        assertThat(dir.resolve("image.version")).hasContent("\"v1\"");
    }

    @Test
    void fetchesChunksOfUnknownNumber() throws Exception {
        origin.put("/chunked.bin", Canned.of(200, Map.of(), 0, image));

        Fetched fetched = downloader(LOCAL).fetch(origin.url("/chunked.bin"), file(), () -> true);

        assertThat(fetched).isEqualTo(new Fetched.Complete());
        assertThat(file()).hasBinaryContent(image);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_001})
    void stopsAtTheLimitWhetherTheLengthIsAnnouncedOrNot(long announced) throws Exception {
        origin.put("/large.bin", Canned.of(200, Map.of(), announced, new byte[1_000_001]));

        Fetched fetched = downloader(LOCAL).fetch(origin.url("/large.bin"), file(), () -> true);

        assertThat(fetched).isEqualTo(new Fetched.Failed("the file is longer than 1000000 bytes", true));
        assertThat(dir.resolve("image.part")).isEmptyFile();
    }

    @Test
    void leavesRoomOnTheDisk() {
        DownloadLimits hungry = new DownloadLimits(1_000_000, Long.MAX_VALUE / 2, Duration.ofMinutes(1));
        Downloader downloader = new Downloader(hungry, dialing(LOCAL, Dialing.Names.system()));

        Fetched fetched = downloader.fetch(origin.url("/image.bin"), file(), () -> true);

        assertThat(fetched).isEqualTo(new Fetched.Failed("there is not enough room on the disk", false));
    }

    @Test
    void stopsWhenNobodyWantsTheFileAnyMore() {
        Fetched fetched = downloader(LOCAL).fetch(origin.url("/image.bin"), file(), () -> false);

        assertThat(fetched).isEqualTo(new Fetched.Unwanted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:%d/image.bin", "http://localhost/image.bin", "https://evil.example/x"})
    void doesNotFollowToAnotherHostOrPort(String target) {
        origin.put("/moved.bin", moved(target.formatted(origin.port())));

        Fetched fetched = downloader(LOCAL).fetch(origin.url("/moved.bin"), file(), () -> true);

        assertThat(fetched).isEqualTo(new Fetched.Failed("the server redirects to another host", true));
    }

    @Test
    void followsOnTheSameHostAndNotForEver() {
        origin.put("/moved.bin", moved("/image.bin"));
        origin.put("/circle.bin", moved("/circle.bin"));

        Fetched moved = downloader(LOCAL).fetch(origin.url("/moved.bin"), file(), () -> true);
        Fetched circle = downloader(LOCAL).fetch(origin.url("/circle.bin"), dir.resolve("other"), () -> true);

        assertThat(moved).isEqualTo(new Fetched.Complete());
        assertThat(circle).isEqualTo(new Fetched.Failed("the server redirects in circles", true));
    }

    @Test
    void toldThatTheFileIsNotThereGivesUpAndTriesAgainWhenTheServerIsBusy() {
        origin.put("/busy.bin", Canned.of(503, Map.of(), -1, new byte[0]));

        Fetched missing = downloader(LOCAL).fetch(origin.url("/none.bin"), file(), () -> true);
        Fetched busy = downloader(LOCAL).fetch(origin.url("/busy.bin"), file(), () -> true);

        assertThat(missing).isEqualTo(new Fetched.Failed("the server answers 404", true));
        assertThat(busy).isEqualTo(new Fetched.Failed("the server answers 503", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]"})
    void dialsNoAddressThatIsNotPublicHoweverItIsWritten(String host) {
        Destinations usual = Destinations.standard().by(Set.of("http"));

        Fetched fetched =
                downloader(usual).fetch("http://" + host + ":" + origin.port() + "/image.bin", file(), () -> true);

        assertThat(fetched).isInstanceOf(Fetched.Failed.class);
        assertThat(origin.asked).isEmpty();
    }

    @Test
    void looksANameUpOnceAndDialsWhatItLookedAt() throws Exception {
        List<String> lookups = new ArrayList<>();
        Dialing.Names rebinding = host -> {
            lookups.add(host);
            InetAddress allowed = InetAddress.getLoopbackAddress();
            InetAddress inside = InetAddress.getByName("10.0.0.1");
            return lookups.size() == 1 ? List.of(inside, allowed) : List.of(inside);
        };
        Downloader downloader = new Downloader(LIMITS, dialing(LOCAL, rebinding));
        String url = "http://rebinding.example:" + origin.port() + "/image.bin";

        Fetched first = downloader.fetch(url, file(), () -> true);
        Fetched second = downloader.fetch(url, dir.resolve("second"), () -> true);

        assertThat(first).isEqualTo(new Fetched.Complete());
        assertThat(second).isEqualTo(new Fetched.Failed("the host is at no address that firmware may come from", true));
        assertThat(lookups).hasSize(2);
        assertThat(origin.asked).hasSize(1);
    }

    @Test
    void fetchesOverTlsFromAServerThatItTrustsOnly() throws Exception {
        try (FirmwareOrigin secure = FirmwareOrigin.secure(serverTls())) {
            String url = secure.put("/image.bin", image);

            Fetched trusted = downloader(LOCAL).fetch(url, file(), () -> true);
            Fetched otherName =
                    downloader(LOCAL).fetch(url.replace("localhost", "127.0.0.1"), dir.resolve("a"), () -> true);
            Fetched unknown = new Downloader(LOCAL, LIMITS, SSLContext.getDefault(), (wait, work) -> {})
                    .fetch(url, dir.resolve("b"), () -> true);

            assertThat(trusted).isEqualTo(new Fetched.Complete());
            assertThat(List.of(otherName, unknown))
                    .containsOnly(new Fetched.Failed("TLS failed, or the server's certificate is not trusted", false));
        }
    }

    @Test
    void fetchesByFtpAndTakesTheDataFromTheHostThatItDialled() throws Exception {
        try (FtpOrigin ftp = new FtpOrigin(image)) {
            Files.write(dir.resolve("image.part"), Arrays.copyOf(image, 100_000));
            Files.writeString(dir.resolve("image.version"), "\"300000\"");

            Fetched fetched = downloader(LOCAL)
                    .fetch("ftp://user:secret@localhost:" + ftp.port() + "/a/image%20v2.bin", file(), () -> true);

            assertThat(fetched).isEqualTo(new Fetched.Complete());
            assertThat(file()).hasBinaryContent(image);
            assertThat(ftp.commands).contains("USER user", "PASS secret", "REST 100000", "RETR a/image v2.bin");
        }
    }

    @Test
    void writesNoSecondCommandIntoAnFtpPath() throws Exception {
        try (FtpOrigin ftp = new FtpOrigin(image)) {
            Fetched fetched =
                    downloader(LOCAL).fetch("ftp://localhost:" + ftp.port() + "/a%0d%0aDELE%20b", file(), () -> true);

            assertThat(fetched).isEqualTo(new Fetched.Failed("the location holds control characters", true));
            assertThat(ftp.commands).noneMatch(command -> command.startsWith("DELE"));
        }
    }

    private Path file() {
        return dir.resolve("image");
    }

    private static Canned moved(String target) {
        return Canned.of(302, Map.of("Location", target), -1, new byte[0]);
    }

    private Downloader downloader(Destinations destinations) {
        return new Downloader(LIMITS, dialing(destinations, Dialing.Names.system()));
    }

    private Dialing dialing(Destinations destinations, Dialing.Names names) {
        Dialing.Deadline never = new Dialing.Deadline((wait, work) -> {}, Duration.ofMinutes(1));
        return new Dialing(destinations, trusting(web.root()), names, never);
    }

    private static SSLContext trusting(X509Certificate root) {
        try {
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            anchors.setCertificateEntry("root", root);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private SSLContext serverTls() throws Exception {
        Issued issued = web.issueServer(List.of("localhost"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = "changeit".toCharArray();
        store.setKeyEntry("own", issued.key(), password, issued.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
