// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Call;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A guard between real sockets. */
@Timeout(120)
class GuardTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String HEARTBEAT = "[ 2 , \"h1\",\"Heartbeat\",{ } ]";
    private static final String RESET = "[2,\"r1\",\"Reset\",{\"type\":\"Hard\"}]";

    private final FakeCsms csms = FakeCsms.plain();
    private final Watcher watcher = new Watcher();
    private Optional<Proxy> running = Optional.empty();

    /** Remembers what it is shown and rules as a test says. */
    private static final class Watcher implements Guard {
        private final BlockingQueue<String> shown = new LinkedBlockingQueue<>();
        private volatile BiFunction<Origin, String, Ruling> rule = (origin, text) -> Ruling.pass();

        @Override
        public Ruling onText(Origin origin, String text) {
            shown.add(origin.from() + " " + text);
            return rule.apply(origin, text);
        }

        @Override
        public Ruling onReply(Origin origin, Reply reply) {
            shown.add("reply of " + origin.from() + " " + reply.text());
            return rule.apply(origin, reply.text());
        }

        @Override
        public void onOpened(Origin origin) {
            shown.add("opened " + origin.from() + " "
                    + origin.address().map(InetAddress::getHostAddress).orElse(""));
        }

        @Override
        public void onViolated(Origin origin, int closeCode, String reason) {
            shown.add("violated " + origin.from() + " " + closeCode);
        }

        @Override
        public void onClosed(Origin origin) {
            shown.add("closed " + origin.from());
        }

        /** Waits for it; what comes before is forgotten. */
        void await(String what) throws InterruptedException {
            String next = shown.poll(60, TimeUnit.SECONDS);
            while (next != null && !next.equals(what)) {
                next = shown.poll(60, TimeUnit.SECONDS);
            }
            assertThat(next).as("what the guard is shown").isEqualTo(what);
        }
    }

    @AfterEach
    void close() {
        running.ifPresent(Proxy::close);
        csms.close();
    }

    @Test
    void seesEachCallAndTheReplyThatItsCallerGets() throws Exception {
        try (FakeStation station = station((call, exchange) -> CallVerdict.forward())) {

            station.send(HEARTBEAT);

            assertThat(station.awaitFrame(SOON)).isEqualTo("[3,\"h1\",{}]");
            watcher.await("opened STATION 127.0.0.1");
            watcher.await("STATION " + HEARTBEAT);
            watcher.await("reply of CSMS [3,\"h1\",{}]");
        }
        watcher.await("closed STATION");
    }

    @Test
    void letsTheCharactersThatCamePass() throws Exception {
        try (FakeStation station = station((call, exchange) -> CallVerdict.forward())) {

            station.send(HEARTBEAT);

            assertThat(csms.awaitConnection(SOON).awaitFrame(SOON)).isEqualTo(HEARTBEAT);
        }
    }

    @Test
    void refusesACallBeforeAnybodyElseSeesIt() throws Exception {
        watcher.rule = (origin, text) ->
                text.contains("Reset") ? Ruling.refuse(ErrorCode.SECURITY_ERROR, "not today") : Ruling.pass();
        try (FakeStation station = station((call, exchange) -> CallVerdict.forward())) {
            FakeCsmsConnection connection = csms.awaitConnection(SOON);

            connection.send(RESET);

            assertThat(connection.awaitFrame(SOON)).isEqualTo("[4,\"r1\",\"SecurityError\",\"not today\",{}]");
            connection.send("[2,\"c1\",\"ClearCache\",{}]");
            assertThat(station.awaitFrame(SOON)).contains("ClearCache");
        }
    }

    @Test
    void answersACallInThePlaceOfItsTarget() throws Exception {
        watcher.rule = (origin, text) -> text.contains("Reset")
                ? new Ruling.Answer(Payload.of("{\"status\":\"Rejected\"}"), "not today")
                : Ruling.pass();
        try (FakeStation station = station((call, exchange) -> CallVerdict.forward())) {
            FakeCsmsConnection connection = csms.awaitConnection(SOON);

            connection.send(RESET);

            assertThat(connection.awaitFrame(SOON)).isEqualTo("[3,\"r1\",{\"status\":\"Rejected\"}]");
            assertThat(station.frames()).isEmpty();
        }
    }

    @Test
    void turnsAReplyIntoAnErrorForWhoCalled() throws Exception {
        watcher.rule = (origin, text) ->
                text.startsWith("[3") ? Ruling.refuse(ErrorCode.SECURITY_ERROR, "a reply to keep away") : Ruling.pass();
        try (FakeStation station = station((call, exchange) -> CallVerdict.forward())) {

            station.send(HEARTBEAT);

            assertThat(station.awaitFrame(SOON)).isEqualTo("[4,\"h1\",\"SecurityError\",\"a reply to keep away\",{}]");
        }
    }

    @Test
    void endsTheSession() throws Exception {
        watcher.rule = (origin, text) -> Ruling.disconnect("enough");
        try (FakeStation station = station((call, exchange) -> CallVerdict.forward())) {

            station.send(HEARTBEAT);

            assertThat(station.awaitClosed(SOON).code()).isEqualTo(1008);
        }
    }

    @Test
    void seesTheReplyOfAnInterceptorAsTheReplyOfTheOtherSide() throws Exception {
        try (FakeStation station = station((call, exchange) -> CallVerdict.answer(Payload.of("{\"own\":1}")))) {

            station.send(HEARTBEAT);

            watcher.await("reply of CSMS [3,\"h1\",{\"own\":1}]");
        }
    }

    @Test
    void seesWhatCannotBeReadAndWhatNobodyAskedFor() throws Exception {
        try (FakeStation station = station((call, exchange) -> CallVerdict.forward())) {

            station.send("{}");
            station.send("[3,\"nobody\",{}]");

            watcher.await("STATION {}");
            watcher.await("STATION [3,\"nobody\",{}]");
        }
    }

    @Test
    void isToldOfABrokenRuleOfTheWire() throws Exception {
        try (FakeStation station = station((call, exchange) -> CallVerdict.forward())) {

            station.send("x".repeat(300_000));

            watcher.await("violated STATION 1009");
        }
    }

    @Test
    void doesNoHarmWhenItFails() throws Exception {
        watcher.rule = (origin, text) -> {
            throw new IllegalStateException("a guard that fails");
        };
        try (FakeStation station = station((call, exchange) -> CallVerdict.forward())) {

            station.send(HEARTBEAT);

            assertThat(station.awaitFrame(SOON)).isEqualTo("[3,\"h1\",{}]");
        }
    }

    private FakeStation station(BiFunction<Call, Exchange, CallVerdict> interceptor) throws IOException {
        Proxy proxy = Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .upstream(csms.uri())
                .guard(watcher)
                .intercept("test", OnFailure.REJECT, session -> new Interceptor() {
                    @Override
                    public CallVerdict onCall(Call call, Exchange exchange) {
                        return interceptor.apply(call, exchange);
                    }
                })
                .start();
        running = Optional.of(proxy);
        URI uri = URI.create("ws://127.0.0.1:" + proxy.address().getPort() + "/CP1");
        return FakeStation.connect(uri, "ocpp1.6");
    }
}
