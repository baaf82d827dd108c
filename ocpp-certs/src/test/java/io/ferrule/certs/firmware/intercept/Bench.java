// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Recipe;
import io.ferrule.certs.firmware.Background;
import io.ferrule.certs.firmware.FirmwareSettings;
import io.ferrule.certs.firmware.ManualDelays;
import io.ferrule.certs.firmware.transfer.Destinations;
import io.ferrule.model.Payload;
import io.ferrule.model.v16.SignedUpdateFirmwareRequest;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.MutableClock;
import io.ferrule.proxy.testing.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * A gateway with signed firmware, a manufacturer, and both ends of the conversation. What the gateway does in
 * the background is done on the thread of the test; only connections of stations are served by threads of their own, and
 * what they cause waits for {@link #fromServer}.
 */
final class Bench implements AutoCloseable {

    static final Duration BOOT_WAIT = Duration.ofSeconds(5);
    private static final Pattern CALL = Pattern.compile("\\[2,\"([^\"]+)\",\"([A-Za-z]+)\",(.*)\\]");

    final List<String> events = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    final Manufacturer maker;
    private final Path dir;
    private final Thread test = Thread.currentThread();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Runnable> fromServer = new LinkedBlockingQueue<>();
    private final MutableClock clock = new MutableClock(Recipe.NOW);
    private ManualDelays delays = new ManualDelays(clock);
    private final UnaryOperator<FirmwareSettings> refine;
    private SignedFirmware firmware;
    private InterceptorHarness harness;
    private boolean downloads = true;
    private int ids;
    private final List<String> waiting = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>();

    Bench(Path dir, UnaryOperator<FirmwareSettings> refine) throws Exception {
        this.dir = Files.createDirectories(dir);
        this.refine = refine;
        maker = new Manufacturer(dir, clock);
        firmware = open();
        connect();
    }

    Bench(Path dir) throws Exception {
        this(dir, settings -> settings);
    }

    /** From now on downloads do not begin: their threads are all taken. */
    void holdDownloads(boolean hold) {
        downloads = !hold;
    }

    private SignedFirmware open() throws Exception {
        AtomicBoolean opened = new AtomicBoolean();
        Background background = new Background(
                clock,
                this::prompt,
                task -> {
                    if (!opened.getAndSet(true) || Thread.currentThread() != test) {
                        threads.execute(task);
                    } else if (downloads) {
                        task.run();
                    }
                },
                delays);
        FirmwareSettings settings = FirmwareSettings.of(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        SSLContext.getDefault(),
                        station -> maker.trust(),
                        new FirmwareSettings.Witness(
                                (station, type, info) -> events.add(type.wireName()),
                                (station, sentence) -> told.add(sentence)))
                .from(Destinations.standard().by(Set.of("http")).alsoFrom(InetAddress::isLoopbackAddress));
        return SignedFirmware.over(dir.resolve("state"), refine.apply(settings), background);
    }

    private void prompt(Runnable task) {
        if (Thread.currentThread() == test) {
            task.run();
        } else {
            fromServer.add(task);
        }
    }

    private void connect() {
        harness = InterceptorHarness.v16(firmware.interceptors());
        collect(harness.advance(BOOT_WAIT));
    }

    /** What a station's connection has caused is done now; waits for it. */
    void fromServer() throws Exception {
        Runnable task = fromServer.poll(10, TimeUnit.SECONDS);
        Objects.requireNonNull(task, "no connection of the station has caused anything")
                .run();
    }

    /** The gateway ends without a word and begins again, and the station comes back. */
    void restart() throws Exception {
        crash();
        firmware = open();
        connect();
    }

    /** What the process does after this reaches nothing that lasts. */
    void crash() throws IOException {
        firmware.close();
        harness.close();
        waiting.clear();
        kept.clear();
        // Alarms of a process that is gone do not ring.
        delays = new ManualDelays(clock);
    }

    void advance(Duration step) {
        answer();
        collect(harness.advance(step));
        delays.advance(step);
    }

    Instant now() {
        return clock.instant();
    }

    /** Time passes while no process runs. */
    void later(Duration step) {
        clock.advance(step);
    }

    /** Where stations fetch, as the beginning of a URL. */
    String address() {
        return "http://127.0.0.1:" + firmware.address().getPort();
    }

    Path images() {
        return dir.resolve("state/images");
    }

    /** The CSMS orders; the frame of the answer, with c1 for the id. */
    String ordered(SignedUpdateFirmwareRequest request) {
        return csmsAsks("SignedUpdateFirmware", Payload.of(request).text());
    }

    String csmsAsks(String action, String payload) {
        String id = "\"c-" + ++ids + "\"";
        Outcome outcome = harness.fromCsms("[2," + id + ",\"" + action + "\"," + payload + "]");
        kept.addAll(outcome.toStation());
        List<String> answers = outcome.toCsms().stream()
                .filter(frame -> frame.startsWith("[3," + id) || frame.startsWith("[4," + id))
                .toList();
        outcome.toCsms().stream().filter(frame -> !answers.contains(frame)).forEach(waiting::add);
        return answers.isEmpty() ? "" : answers.get(0).replace(id, "\"c1\"");
    }

    /** Statuses that the CSMS was told since the last question, each of which it has answered. */
    List<String> statuses() {
        answer();
        List<String> all = List.copyOf(statuses);
        statuses.clear();
        return all;
    }

    private void answer() {
        collect(harness.outcome());
        while (!waiting.isEmpty()) {
            Matcher call = CALL.matcher(waiting.remove(0));
            if (call.matches() && call.group(2).equals("SignedFirmwareStatusNotification")) {
                Payload payload = Payload.of(call.group(3));
                statuses.add(payload.string("/status").orElse("") + " "
                        + payload.number("/requestId").map(Object::toString).orElse("-"));
                collect(harness.fromCsms("[3,\"" + call.group(1) + "\",{}]"));
            } else if (call.matches()) {
                statuses.add(call.group(2));
            }
        }
    }

    private void collect(Outcome outcome) {
        waiting.addAll(outcome.toCsms());
        kept.addAll(outcome.toStation());
    }

    /** Where the station is told to fetch its image; it answers that it will. */
    Optional<String> toldToFetch() {
        collect(harness.outcome());
        Optional<Matcher> order = kept.stream()
                .map(CALL::matcher)
                .filter(Matcher::matches)
                .filter(call -> call.group(2).equals("UpdateFirmware"))
                .findFirst();
        order.ifPresent(call -> {
            kept.clear();
            collect(harness.fromStation("[3,\"" + call.group(1) + "\",{}]"));
        });
        return order.flatMap(call -> Payload.of(call.group(3)).string("/location"));
    }

    /** The station is told to update, and will not. */
    void refusesToFetch() {
        collect(harness.outcome());
        Matcher call = CALL.matcher(kept.remove(0));
        assertThat(call.matches()).isTrue();
        collect(harness.fromStation("[4,\"" + call.group(1) + "\",\"NotSupported\",\"\",{}]"));
    }

    /** The station fetches, as stations do. */
    byte[] fetch(String url) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .timeout(Duration.ofSeconds(20))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** The station tells how it goes; what it is answered, and whether the CSMS heard it in these words. */
    boolean stationSays(String status) {
        return heard("FirmwareStatusNotification", "{\"status\":\"" + status + "\"}");
    }

    /** The station boots, and the CSMS accepts. */
    void boots(String version) {
        boolean heard = heard(
                "BootNotification",
                "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\",\"firmwareVersion\":\"" + version + "\"}");
        assertThat(heard).isTrue();
        collect(harness.fromCsms("[3,\"s-" + ids
                + "\",{\"status\":\"Accepted\",\"currentTime\":\"2026-06-15T12:00:00Z\"," + "\"interval\":300}]"));
    }

    private boolean heard(String action, String payload) {
        answer();
        String id = "\"s-" + ++ids + "\"";
        String frame = "[2," + id + ",\"" + action + "\"," + payload + "]";
        Outcome outcome = harness.fromStation(frame);
        boolean heard = outcome.toCsms().contains(frame);
        outcome.toCsms().stream().filter(text -> !text.equals(frame)).forEach(waiting::add);
        assertThat(heard || outcome.toStation().contains("[3," + id + ",{}]")).isTrue();
        return heard;
    }

    /** The CSMS answers its next status with an error; which status it was. */
    String refuseStatus() {
        collect(harness.outcome());
        Matcher call = CALL.matcher(waiting.remove(0));
        assertThat(call.matches()).isTrue();
        collect(harness.fromCsms("[4,\"" + call.group(1) + "\",\"InternalError\",\"\",{}]"));
        return Payload.of(call.group(3)).string("/status").orElse("");
    }

    /** Time passes, and nobody answers meanwhile. */
    void silently(Duration step) {
        collect(harness.advance(step));
    }

    void fromStation(String frame) {
        collect(harness.fromStation(frame));
    }

    void fromCsms(String frame) {
        collect(harness.fromCsms(frame));
    }

    @Override
    public void close() throws IOException {
        crash();
        maker.close();
        threads.shutdownNow();
    }
}
