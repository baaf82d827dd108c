// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ferrule.certs.store.LogSpan;
import io.ferrule.proxy.handshake.AddressBlock;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files on their way to real servers. */
class UploadTest {

    private static final UploadFile FILE = new UploadFile("CP001-security-7.log", "line 1\nline 2\n");

    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final UploadSettings settings = UploadSettings.of(threads)
            .withNetworks(List.of(AddressBlock.of("127.0.0.0/8")))
            .withTimeLimit(Duration.ofSeconds(20));

    @TempDir
    Path dir;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aWebServerGetsTheWholeFile() throws Exception {
        try (WebServer server = new WebServer(method -> 201)) {
            UploadResult result = upload(server.url("/logs/"), settings);

            assertThat(result).isEqualTo(UploadResult.UPLOADED);
            assertThat(server.requests)
                    .containsExactly(
                            new WebServer.Request("PUT", "/logs/CP001-security-7.log", "null", "line 1\nline 2\n"));
        }
    }

    @Test
    void aUserOfTheUrlLogsIn() throws Exception {
        try (WebServer server = new WebServer(method -> 200)) {
            upload(server.url("/a.log").replace("//", "//user:p%20w@"), settings);

            assertThat(server.requests)
                    .extracting(WebServer.Request::authorization)
                    .containsExactly("Basic dXNlcjpwIHc=");
        }
    }

    @Test
    void aServerWithoutPutGetsAPost() throws Exception {
        try (WebServer server = new WebServer(method -> method.equals("PUT") ? 405 : 200)) {
            UploadResult result = upload(server.url("/form"), settings);

            assertThat(result).isEqualTo(UploadResult.UPLOADED);
            assertThat(server.requests).extracting(WebServer.Request::method).containsExactly("PUT", "POST");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, PERMISSION_DENIED",
        "403, PERMISSION_DENIED",
        "400, BAD_MESSAGE",
        "501, NOT_SUPPORTED",
        "500, FAILED"
    })
    void aRefusalHasItsOwnWord(int status, UploadResult expected) throws Exception {
        try (WebServer server = new WebServer(method -> status)) {
            assertThat(upload(server.url("/x"), settings)).isEqualTo(expected);
        }
    }

    @Test
    void noRedirectIsFollowed() throws Exception {
        try (WebServer server = new WebServer(method -> 307)) {
            UploadResult result = upload(server.url("/x"), settings);

            assertThat(result).isEqualTo(UploadResult.FAILED);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void theGatewaysOwnNetworkIsNotReached() throws Exception {
        try (WebServer server = new WebServer(method -> 200)) {
            UploadResult result = upload(server.url("/x"), settings.withNetworks(List.of()));

            assertThat(result).isEqualTo(UploadResult.PERMISSION_DENIED);
            assertThat(server.requests).isEmpty();
            assertThat(refusals)
                    .containsExactly("the server has no address that logs may be uploaded to; none of them is public");
        }
    }

    @Test
    void aFailureIsTriedAgainAsOftenAsOrdered() throws Exception {
        AtomicInteger times = new AtomicInteger();
        try (WebServer server = new WebServer(method -> times.incrementAndGet() < 3 ? 503 : 200)) {
            Order order = new Order(7, location(server.url("/x")), LogSpan.everything(), 3, Duration.ZERO);

            UploadResult result =
                    new Upload(order, settings, refusals::add).start(FILE).get(30, TimeUnit.SECONDS);

            assertThat(result).isEqualTo(UploadResult.UPLOADED);
            assertThat(times).hasValue(3);
        }
    }

    @Test
    void aServerThatNeverAnswersDoesNotHoldAThread() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            UploadResult result = upload(
                    "http://127.0.0.1:" + deaf.getLocalPort() + "/", settings.withTimeLimit(Duration.ofSeconds(1)));

            assertThat(result).isEqualTo(UploadResult.FAILED);
        }
    }

    @Test
    void anUploadThatIsGivenUpEndsAtOnce() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Order order = new Order(
                    7,
                    location("http://127.0.0.1:" + deaf.getLocalPort() + "/"),
                    LogSpan.everything(),
                    1,
                    Duration.ZERO);
            Upload upload = new Upload(order, settings, refusals::add);
            CompletableFuture<UploadResult> end = upload.start(FILE);
            InputStream in = deaf.accept().getInputStream();
            StringBuilder heard = new StringBuilder();
            while (!heard.toString().endsWith("line 2\n")) {
                heard.append((char) in.read());
            }

            upload.cancel();

            assertThat(in.read()).isEqualTo(-1);
            assertThatThrownBy(() -> end.get(5, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, CP001-security-7.log",
        "'', CP001-security-7.log",
        "/logs/, logs/CP001-security-7.log",
        "/logs, logs/CP001-security-7.log",
        "/logs/own.log, logs/own.log"
    })
    void anFtpServerGetsTheWholeFile(String path, String file) throws Exception {
        assumeTrue(FtpServer.installed(), "python3-pyftpdlib is not installed");
        Files.createDirectory(dir.resolve("logs"));
        try (FtpServer server = new FtpServer(dir)) {
            UploadResult result = upload(server.url(path), settings);

            assertThat(result).isEqualTo(UploadResult.UPLOADED);
            assertThat(dir.resolve(file)).hasContent("line 1\nline 2\n");
        }
    }

    @Test
    void anFtpServerThatDoesNotKnowTheUserIsToldApart() throws Exception {
        assumeTrue(FtpServer.installed(), "python3-pyftpdlib is not installed");
        try (FtpServer server = new FtpServer(dir)) {
            UploadResult result = upload(server.url("/").replace("user:", "nobody:"), settings);

            assertThat(result).isEqualTo(UploadResult.PERMISSION_DENIED);
        }
    }

    private UploadResult upload(String url, UploadSettings settings) throws Exception {
        Order order = new Order(7, location(url), LogSpan.everything(), 1, Duration.ZERO);
        return new Upload(order, settings, refusals::add).start(FILE).get(60, TimeUnit.SECONDS);
    }

    private static Location location(String url) {
        return Location.of(url).orElseThrow();
    }
}
