// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import static io.ferrule.certs.intercept.settings.SettingsBench.CP001;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.upstream.BasicCredentials;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords and profiles between real sockets: the CSMS records what it is shown, the station stays connected. */
class RealSocketsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NEW_KEY = "73697874656e2d63686172732d6f6b21";
    private static final String NEW = "sixten-chars-ok!";

    @TempDir
    Path dir;

    private SettingsBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new SettingsBench(dir);
        bench.configured = new NorthboundChoice(SecurityProfile.BASIC, Optional.of(SettingsBench.OLD));
    }

    @Test
    void theNextConnectionShowsTheNewPasswordAndTheStationNoticesNothing() throws Exception {
        // TC_073
        try (FakeCsms csms = FakeCsms.plain();
                Proxy proxy = proxy(csms);
                FakeStation station = connect(proxy)) {
            FakeCsmsConnection before = csms.awaitConnection(SOON);
            before.send(change("AuthorizationKey", NEW_KEY));
            String answer = before.awaitFrame(SOON);

            FakeCsmsConnection after = csms.awaitConnection(SOON);
            after.awaitFrameContaining("Heartbeat", SOON);
            station.send("[2,\"s\",\"Heartbeat\",{}]");
            String reply = station.awaitFrame(SOON);

            assertThat(answer).isEqualTo("[3,\"c\",{\"status\":\"Accepted\"}]");
            assertThat(before.authorization()).contains(basic("old-password-16c"));
            assertThat(after.authorization()).contains(basic(NEW));
            assertThat(reply).isEqualTo("[3,\"s\",{}]");
            assertThat(station.frames()).hasSize(1);
        }
    }

    @Test
    void aCsmsThatHangsUpOnTheNewPasswordGetsTheFormerOneAgain() throws Exception {
        try (FakeCsms csms = FakeCsms.plain();
                Proxy proxy = proxy(csms);
                FakeStation station = connect(proxy)) {
            csms.welcoming(connection -> {
                if (connection.authorization().equals(Optional.of(basic(NEW)))) {
                    connection.close(1008, "unknown password");
                }
            });
            csms.awaitConnection(SOON).send(change("AuthorizationKey", NEW_KEY));
            csms.awaitConnection(SOON).awaitClosed(SOON);

            FakeCsmsConnection last = csms.awaitConnection(SOON);
            last.awaitFrameContaining("Heartbeat", SOON);
            station.send("[2,\"s\",\"Heartbeat\",{}]");
            String reply = station.awaitFrame(SOON);

            assertThat(last.authorization()).contains(basic("old-password-16c"));
            assertThat(reply).isEqualTo("[3,\"s\",{}]");
        }
    }

    @Test
    void aHigherProfileIsDialledAtOnce() throws Exception {
        // TC_083
        bench.configured = new NorthboundChoice(SecurityProfile.NONE, Optional.of(SettingsBench.OLD));
        try (FakeCsms csms = FakeCsms.plain();
                Proxy proxy = proxy(csms);
                FakeStation station = connect(proxy)) {
            FakeCsmsConnection before = csms.awaitConnection(SOON);
            before.send(change("SecurityProfile", "1"));

            FakeCsmsConnection after = csms.awaitConnection(SOON);
            String event = bench.heard.poll(SOON.toSeconds(), TimeUnit.SECONDS);
            after.send("[2,\"g\",\"GetConfiguration\",{\"key\":[\"SecurityProfile\"]}]");
            String told = after.awaitFrameContaining("\"g\"", SOON);

            assertThat(event).isEqualTo(SettingsBench.changed("security profile 0 to 1 changed"));
            assertThat(before.authorization()).isEmpty();
            assertThat(after.authorization()).contains(basic("old-password-16c"));
            assertThat(told).contains("\"value\":\"1\"");
            assertThat(station.frames()).isEmpty();
        }
    }

    private Proxy proxy(FakeCsms csms) throws IOException {
        return Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .upstream((station, version) -> {
                    NorthboundChoice choice = bench.settings.choiceOf(CP001).orElse(bench.configured);
                    return new UpstreamTarget(
                            URI.create(csms.uri() + "/" + station.value()),
                            version,
                            choice.profile(),
                            choice.password()
                                    .filter(password -> choice.profile() != SecurityProfile.NONE)
                                    .map(password -> new BasicCredentials(station.value(), password)),
                            Optional.empty(),
                            Optional.empty(),
                            Duration.ofSeconds(10));
                })
                .intercept("settings", OnFailure.REJECT, bench.settings.interceptors())
                .start();
    }

    private static FakeStation connect(Proxy proxy) {
        return FakeStation.connect(
                URI.create("ws://localhost:" + proxy.address().getPort() + "/CP001"), "ocpp1.6");
    }

    private static String change(String key, String value) {
        return "[2,\"c\",\"ChangeConfiguration\",{\"key\":\"" + key + "\",\"value\":\"" + value + "\"}]";
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("CP001:" + password).getBytes(StandardCharsets.UTF_8));
    }
}
