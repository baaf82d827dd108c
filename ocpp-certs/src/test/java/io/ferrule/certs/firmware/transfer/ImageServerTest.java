// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.firmware.ManualDelays;
import io.ferrule.proxy.testing.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stations fetch with curl here: a client that was not written for this. */
class ImageServerTest {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final String TOKEN = "AbCdEfGhIjKlMnOpQrStUv";
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path dir;

    private final MutableClock clock = new MutableClock(NOW);
    private final ManualDelays delays = new ManualDelays(clock);
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final BlockingQueue<Offer> spent = new LinkedBlockingQueue<>();
    private final byte[] content = new byte[400_000];
    private final ImageServer server;
    private Offer offer;

    ImageServerTest(@TempDir Path images) throws Exception {
        new Random(3).nextBytes(content);
        Path file = Files.write(images.resolve("image"), content);
        server = ImageServer.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new ImageServer.Means(clock, workers, delays, spent::add));
        offer = new Offer(
                TOKEN,
                InetAddress.getLoopbackAddress(),
                "station v1.bin".replace(' ', '_'),
                Image.open(file),
                NOW.plus(HOUR));
    }

    @BeforeEach
    void offerImage() {
        server.offer(offer);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        workers.shutdownNow();
        offer.image().close();
    }

    @Test
    void handsTheWholeFileOutOnce() throws Exception {
        String first = curl("--output", "first");
        Offer taken = spent.poll(10, TimeUnit.SECONDS);
        String second = curl("--output", "second");

        assertThat(first).isEqualTo("200");
        assertThat(dir.resolve("first")).hasBinaryContent(content);
        assertThat(taken).isSameAs(offer);
        assertThat(second).isEqualTo("000");
        assertThat(dir.resolve("second")).doesNotExist();
    }

    @Test
    void goesOnWhereAStationBrokeOff() throws Exception {
        Files.write(dir.resolve("resumed"), Arrays.copyOf(content, 150_000));

        String head = curl("--range", "0-149999", "--output", "first");
        String rest = curl("--continue-at", "-", "--output", "resumed");

        assertThat(List.of(head, rest)).containsOnly("206");
        assertThat(dir.resolve("resumed")).hasBinaryContent(content);
        assertThat(spent.poll(10, TimeUnit.SECONDS)).isSameAs(offer);
    }

    @Test
    void isNotSpentByALookAtTheEnd() throws Exception {
        String end = curl("--range", "-1000", "--output", "end");
        String head = curl("--head", "--output", "head");
        String whole = curl("--output", "whole");

        assertThat(List.of(end, head, whole)).containsExactly("206", "200", "200");
        assertThat(dir.resolve("end")).hasBinaryContent(Arrays.copyOfRange(content, 399_000, 400_000));
        assertThat(dir.resolve("whole")).hasBinaryContent(content);
    }

    @ParameterizedTest
    @CsvSource({"400000-, 416", "5-4, 416", "0-0, 206", "x-y, 200", "0-1;4-5, 200", "99999999999999999999-, 200"})
    void answersEachKindOfRange(String range, String status) throws Exception {
        String answer = curl("--header", "Range: bytes=" + range.replace(';', ','), "--output", "part");

        assertThat(answer).isEqualTo(status);
    }

    @Test
    void doesNotTalkToAnotherAddress() throws Exception {
        String other = curl("--interface", "127.0.0.2", "--output", "other");

        assertThat(other).isEqualTo("000");
        assertThat(dir.resolve("other")).doesNotExist();
    }

    @Test
    void givesAStationNothingThatIsAnothers() throws Exception {
        Offer others = new Offer(
                "ZbCdEfGhIjKlMnOpQrStUv", InetAddress.getByName("127.0.0.2"), "b.bin", offer.image(), offer.until());
        server.offer(others);

        String taken = run(url(others.path()), "--output", "taken");
        String name = run(url("/firmware/" + TOKEN + "/other.bin"), "--output", "taken");
        String posted = curl("--data", "x", "--output", "posted");

        assertThat(List.of(taken, name, posted)).containsExactly("404", "404", "405");
    }

    @Test
    void expires() throws Exception {
        clock.advance(HOUR);

        String late = curl("--output", "late");

        assertThat(late).isEqualTo("000");
    }

    @Test
    void takesAnOfferBack() throws Exception {
        server.withdraw(TOKEN);

        String withdrawn = curl("--output", "none");

        assertThat(withdrawn).isEqualTo("000");
    }

    @Test
    void endsConnectionsThatStandStill() throws Exception {
        try (Socket slow =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            slow.getOutputStream().write("GET /firm".getBytes(StandardCharsets.US_ASCII));
            String meanwhile = curl("--head", "--output", "head");

            delays.advance(Duration.ofSeconds(30));

            assertThat(meanwhile).isEqualTo("200");
            slow.setSoTimeout(10_000);
            assertThat(ended(slow)).isTrue();
        }
    }

    @Test
    void talksToFourConnectionsOfAnAddressAtMost() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sockets.add(new Socket(
                    InetAddress.getLoopbackAddress(), server.address().getPort()));
        }

        sockets.get(4).setSoTimeout(10_000);
        boolean fifth = ended(sockets.get(4));

        assertThat(fifth).isTrue();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static boolean ended(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.address().getPort() + path;
    }

    /** The status, or 000 if there was no answer. */
    private String curl(String... options) throws Exception {
        return run(url(offer.path()), options);
    }

    private String run(String url, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("curl", "--silent", "--noproxy", "*", "--max-time", "20", "--write-out", "%{http_code}"));
        command.addAll(List.of(options));
        command.add(url);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(dir.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            Assumptions.abort("curl is not installed: " + e.getMessage());
            return "";
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
