// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static io.ferrule.proxy.internal.websocket.RecordingDoor.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.websocket.UpstreamConnection.UpstreamSettings;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A CSMS may move: its name is looked up at each dial, and each of its addresses gets a chance. */
@EnabledOnOs(OS.LINUX) // where all of 127.0.0.0/8 is this machine, so that nobody listens at the other addresses
class ResolvingTest {

    private static final String OLD_HOME = "127.0.0.2";
    private static final String HOME = "127.0.0.1";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile List<String> addresses = List.of();
    private final SocketConnector connector = SocketConnector.open(
            new UpstreamSettings(WireLimits.defaults(), Duration.ofSeconds(60), Clock.systemUTC()), this::resolve);

    @AfterEach
    void stop() {
        connector.close();
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        asked.add(host);
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        return addresses.stream().map(ResolvingTest::address).toArray(InetAddress[]::new);
    }

    private static InetAddress address(String digits) {
        try {
            return InetAddress.getByName(digits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Link dial(RawCsms csms) throws Exception {
        var target = new UpstreamTarget(
                URI.create("ws://csms.test:" + csms.port() + "/CP1"),
                OcppVersion.V1_6,
                SecurityProfile.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(20));
        return connector
                .dial(target, new SocketConnectorTest.Heard())
                .toCompletableFuture()
                .get();
    }

    private static RawCsms csms() throws IOException {
        BlockingQueue<RawCsms> self = new LinkedBlockingQueue<>();
        RawCsms csms = RawCsms.plain(gateway -> {
            RawCsms own = await(self);
            self.add(own);
            own.open(gateway, "Sec-WebSocket-Protocol: ocpp1.6");
            gateway.ended();
        });
        self.add(csms);
        return csms;
    }

    @Test
    void followsANameThatHasMoved() throws Exception {
        try (RawCsms csms = csms()) {
            addresses = List.of(OLD_HOME);
            assertThatThrownBy(() -> dial(csms)).hasCauseInstanceOf(DialException.class);
            addresses = List.of(HOME);

            Link link = dial(csms);

            assertThat(link.peer().getAddress()).isEqualTo(address(HOME));
            assertThat(asked).containsExactly("csms.test", "csms.test");
        }
    }

    @Test
    void triesEachAddressInTurn() throws Exception {
        try (RawCsms csms = csms()) {
            addresses = List.of(OLD_HOME, "127.0.0.3", HOME);

            Link link = dial(csms);

            assertThat(link.peer().getAddress()).isEqualTo(address(HOME));
        }
    }

    @Test
    void doesNotTryAddressesWithoutEnd() throws Exception {
        try (RawCsms csms = csms()) {
            String[] many = new String[1_000];
            Arrays.fill(many, OLD_HOME);
            many[999] = HOME;
            addresses = List.of(many);

            assertThatThrownBy(() -> dial(csms))
                    .hasCauseInstanceOf(DialException.class)
                    .hasMessageContaining("no connection to csms.test");
        }
    }

    @Test
    void saysThatANameIsNotKnownAndAsksAgainNextTime() throws Exception {
        try (RawCsms csms = csms()) {
            assertThatThrownBy(() -> dial(csms)).hasMessageContaining("the name csms.test is not known");
            addresses = List.of(HOME);

            Link link = dial(csms);

            assertThat(link.subprotocol()).contains("ocpp1.6");
        }
    }
}
