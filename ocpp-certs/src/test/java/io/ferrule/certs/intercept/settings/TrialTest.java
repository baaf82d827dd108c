// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import static io.ferrule.certs.intercept.settings.SettingsBench.CP001;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.intercept.Frames;
import io.ferrule.model.Call;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.DialStage;
import io.ferrule.proxy.upstream.Password;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new password or profile is tried, kept, or given up (OCPP 1.6 security white paper edition 3, A01 and A05). */
class TrialTest {

    private static final String HEX_KEY = "000102030405060708090a0b0c0d0e0f";
    private static final Password NEW = new Password(HexFormat.of().parseHex(HEX_KEY));
    private static final UpstreamFailure REFUSED =
            UpstreamFailure.of(Fault.CREDENTIALS, DialStage.UPGRADE, "the CSMS answered 401");

    @TempDir
    Path dir;

    private SettingsBench bench;
    private InterceptorHarness session;

    @BeforeEach
    void open() throws IOException {
        bench = new SettingsBench(dir);
        session = bench.v16();
    }

    @Test
    void theAnswerGoesOutBeforeTheConnectionIsChanged() {
        Outcome answered = session.fromCsms(order("AuthorizationKey", HEX_KEY));

        assertThat(answered.toCsms()).containsExactly("[3,\"c\",{\"status\":\"Accepted\"}]");
        assertThat(session.csmsClosed()).isEmpty();
    }

    @Test
    void aPasswordThatConnectsIsKept() {
        // TC_073
        change("AuthorizationKey", HEX_KEY);
        dialled(NEW);

        prove(session.redialSucceeds());

        assertThat(bench.events).containsExactly(SettingsBench.changed("password changed"));
        assertThat(bench.settings.choiceOf(CP001).flatMap(NorthboundChoice::password))
                .contains(NEW);
    }

    @Test
    void itIsKeptOverARestart() throws IOException {
        change("AuthorizationKey", HEX_KEY);
        dialled(NEW);
        prove(session.redialSucceeds());

        bench.open();

        assertThat(bench.settings.choiceOf(CP001).flatMap(NorthboundChoice::password))
                .contains(NEW);
    }

    @Test
    void aPasswordThatTheCsmsRefusesGivesWayToTheFormerOneAtOnce() {
        change("AuthorizationKey", HEX_KEY);
        dialled(NEW);
        session.redialFails(REFUSED);

        Optional<NorthboundChoice> next = bench.settings.choiceOf(CP001);
        prove(session.redialSucceeds());

        assertThat(next).isEmpty();
        assertThat(bench.settings.choiceOf(CP001)).isEmpty();
        assertThat(bench.events)
                .containsExactly(
                        SettingsBench.changed("password not changed, because no connection came about with it"));
    }

    @Test
    void aProfileThatConnectsIsKept() {
        // TC_083; A05.FR.07
        change("SecurityProfile", "3");
        bench.settings.choiceOf(CP001);

        prove(session.redialSucceeds());

        assertThat(bench.events).containsExactly(SettingsBench.changed("security profile 2 to 3 changed"));
        assertThat(bench.settings.choiceOf(CP001).map(NorthboundChoice::profile))
                .contains(SecurityProfile.TLS_CLIENT_CERTIFICATE);
        assertThat(session.fromCsms(read()).toCsms().get(0)).contains("\"value\":\"3\"");
    }

    @Test
    void aCsmsThatAsksIsToldTheProfileOfItsOwnConnectionBeforeThatIsProven() {
        change("SecurityProfile", "3");
        bench.settings.choiceOf(CP001);
        session.redialSucceeds();

        Outcome answered = session.fromCsms(read());

        assertThat(answered.toCsms().get(answered.toCsms().size() - 1)).contains("\"value\":\"3\"");
    }

    @Test
    void anOpenConnectionAloneProvesNothing() {
        // Under TLS 1.3 a refusal may follow (RFC 8446, 2)
        change("SecurityProfile", "3");
        bench.settings.choiceOf(CP001);
        session.redialSucceeds();

        session.upstreamLost();

        assertThat(bench.events).isEmpty();
        assertThat(bench.settings.choiceOf(CP001)).isEmpty();
    }

    @Test
    void aSecondChangeWaitsForTheFirst() {
        session.fromCsms(order("SecurityProfile", "3"));

        Outcome second = session.fromCsms(order("AuthorizationKey", HEX_KEY));

        assertThat(second.toCsms()).containsExactly("[3,\"c\",{\"status\":\"Rejected\"}]");
    }

    @Test
    void whileBothFailTheyTakeTurns() {
        change("AuthorizationKey", HEX_KEY);
        StringBuilder turns = new StringBuilder();
        for (int dial = 0; dial < 2; dial++) {
            turns.append(bench.settings.choiceOf(CP001).isPresent() ? "new " : "former ");
            session.redialFails(REFUSED);
        }

        turns.append(bench.settings.choiceOf(CP001).isPresent() ? "new" : "former");

        assertThat(turns).hasToString("new former new");
    }

    @Test
    void whatWasOnTrialWhenTheGatewayFellIsOnTrialAfterwards() throws IOException {
        change("AuthorizationKey", HEX_KEY);
        bench.events.clear();
        bench.open();
        dialled(NEW);
        InterceptorHarness next = bench.v16();

        Call heartbeat =
                Frames.call(next.advance(Duration.ofSeconds(10)).toCsms().get(0));
        next.fromCsms("[3,\"" + heartbeat.id() + "\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]");

        assertThat(heartbeat.action()).isEqualTo("Heartbeat");
        assertThat(bench.events).containsExactly(SettingsBench.changed("password changed"));
    }

    /** The directory asks before each dial. */
    private void dialled(Password password) {
        assertThat(bench.settings.choiceOf(CP001).flatMap(NorthboundChoice::password))
                .contains(password);
    }

    private void change(String key, String value) {
        session.fromCsms(order(key, value));
        session.advance(Duration.ofMillis(100));
    }

    private static String order(String key, String value) {
        return "[2,\"c\",\"ChangeConfiguration\",{\"key\":\"" + key + "\",\"value\":\"" + value + "\"}]";
    }

    private void prove(Outcome opened) {
        Call heartbeat = Frames.calls(opened.toCsms(), "Heartbeat").get(0);
        session.fromCsms("[3,\"" + heartbeat.id() + "\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]");
    }

    private static String read() {
        return "[2,\"g\",\"GetConfiguration\",{\"key\":[\"SecurityProfile\"]}]";
    }
}
