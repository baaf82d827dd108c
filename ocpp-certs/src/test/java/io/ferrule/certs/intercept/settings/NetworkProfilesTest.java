// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import static io.ferrule.certs.intercept.settings.SettingsBench.CP001;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.intercept.Frames;
import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Network connection profiles are the gateway's, not the station's (OCPP 2.0.1 part 2, A05, B09 and B10). */
class NetworkProfilesTest {

    private static final String CSMS = "wss://csms.example/ocpp";

    @TempDir
    Path dir;

    private SettingsBench bench;
    private InterceptorHarness session;

    @BeforeEach
    void open() throws IOException {
        bench = new SettingsBench(dir);
        session = bench.v201();
    }

    private Outcome profile(int slot, String url, int securityProfile) {
        return session.fromCsms("[2,\"p\",\"SetNetworkProfile\","
                + request(slot, url, securityProfile).text() + "]");
    }

    private static Payload request(int slot, String url, int securityProfile) {
        return Payload.empty()
                .with("/configurationSlot", slot)
                .with(
                        "/connectionData",
                        Payload.empty()
                                .with("/ocppVersion", "OCPP20")
                                .with("/ocppTransport", "JSON")
                                .with("/ocppCsmsUrl", url)
                                .with("/messageTimeout", 30)
                                .with("/securityProfile", securityProfile)
                                .with("/ocppInterface", "Wired0"));
    }

    private Payload priority(String value) {
        String element = "{\"attributeValue\":\"" + value + "\"," + variable("NetworkConfigurationPriority") + "}";
        Outcome outcome = session.fromCsms("[2,\"s\",\"SetVariables\",{\"setVariableData\":[" + element + "]}]");
        assertThat(outcome.toStation()).isEmpty();
        return Frames.result(outcome.toCsms().get(0))
                .part("/setVariableResult/0")
                .orElseThrow();
    }

    private String read(String name) {
        Outcome outcome =
                session.fromCsms("[2,\"g\",\"GetVariables\",{\"getVariableData\":[{" + variable(name) + "}]}]");
        return Frames.result(outcome.toCsms().get(0))
                .string("/getVariableResult/0/attributeValue")
                .orElse("");
    }

    private static String variable(String name) {
        return "\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":\"" + name + "\"}";
    }

    private void reset(String status) {
        session.fromCsms("[2,\"r\",\"Reset\",{\"type\":\"OnIdle\"}]");
        session.fromStation("[3,\"r\",{\"status\":\"" + status + "\"}]");
    }

    private static Payload answer(Outcome outcome) {
        return Frames.result(outcome.toCsms().get(0));
    }

    private Optional<SecurityProfile> next() {
        return bench.settings.choiceOf(CP001).map(NorthboundChoice::profile);
    }

    @Test
    void aProfileIsKeptHereAndTheStationHearsNothingOfIt() {
        // B09.FR.01; TC_B_42
        Outcome outcome = profile(2, CSMS, 3);

        assertThat(outcome.toStation()).isEmpty();
        assertThat(answer(outcome).string("/status")).contains("Accepted");
        assertThat(next()).as("nothing is dialled by it yet").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2, wss://csms.example/ocpp, 1, InvalidNetworkConf", // the scheme does not fit the profile
        "2, wss://other.example/ocpp, 3, InvalidNetworkConf",
        "2, 'not a url', 3, InvalidNetworkConf",
        "2, wss://csms.example/ocpp, 4, InvalidNetworkConf",
        "2, ws://csms.example/ocpp, 1, NoSecurityDowngrade", // B09.FR.04; TC_A_22
        "1, wss://csms.example/ocpp, 3, ActiveNetworkConf",
        "10, wss://csms.example/ocpp, 3, InvalidConfSlot" // B09.FR.05
    })
    void aProfileThatCannotBeIsRefusedForItsReason(int slot, String url, int securityProfile, String reason) {
        Payload answer = answer(profile(slot, url, securityProfile));

        assertThat(answer.string("/status")).contains("Rejected");
        assertThat(answer.string("/statusInfo/reasonCode")).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/apn", "/vpn"})
    void aNetworkThatTheGatewayDoesNotHaveIsRefused(String member) {
        Payload request = request(2, CSMS, 3).with("/connectionData" + member, Payload.empty());

        Outcome outcome = session.fromCsms("[2,\"p\",\"SetNetworkProfile\"," + request.text() + "]");

        assertThat(answer(outcome).string("/statusInfo/reasonCode")).contains("InvalidNetworkConf");
    }

    @Test
    void theProfileIsRaisedByPriorityAndResetAndLowerOnesGo() {
        // A05.FR.04 to A05.FR.06; TC_A_19
        profile(2, CSMS, 3);

        Payload ordered = priority("2,1");
        Optional<SecurityProfile> before = next();
        reset("Accepted");
        session.close();
        Optional<SecurityProfile> after = next();
        session = bench.v201();
        Call heartbeat =
                Frames.call(session.advance(Duration.ofSeconds(10)).toCsms().get(0));
        session.fromCsms("[3,\"" + heartbeat.id() + "\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]");

        assertThat(ordered.string("/attributeStatus")).contains("Accepted");
        assertThat(before).isEmpty();
        assertThat(after).contains(SecurityProfile.TLS_CLIENT_CERTIFICATE);
        assertThat(read("ActiveNetworkProfile")).isEqualTo("2");
        assertThat(read("NetworkConfigurationPriority")).isEqualTo("2");
        assertThat(bench.events).containsExactly(SettingsBench.changed("security profile 2 to 3 changed"));
    }

    @Test
    void aStationThatDoesNotBootKeepsItsProfile() {
        profile(2, CSMS, 3);
        priority("2,1");

        reset("Rejected");

        assertThat(next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "1,2", "", "1,1", "one", "1,"})
    void anOrderOfSlotsThatAreNotThereIsRefused(String order) {
        // B09.FR.34
        Payload result = priority(order);

        assertThat(result.string("/attributeStatus")).contains("Rejected");
        assertThat(result.string("/attributeStatusInfo/reasonCode")).contains("InvalidNetworkConf");
        assertThat(read("NetworkConfigurationPriority")).isEqualTo("1");
    }

    @Test
    void profile3NeedsACertificate() {
        // A05.FR.03; TC_A_21
        profile(2, CSMS, 3);
        bench.material.own = false;

        assertThat(priority("2,1").string("/attributeStatus")).contains("Rejected");
    }

    @Test
    void aProfileWithTlsNeedsARootForTheCsms() {
        // A05.FR.02; TC_A_20
        profile(2, CSMS, 3);
        bench.material.root = false;

        assertThat(priority("2,1").string("/attributeStatus")).contains("Rejected");
    }

    @Test
    void whatWasOrderedIsThereAfterARestart() throws IOException {
        profile(2, CSMS, 3);
        priority("2,1");

        bench.open();
        session = bench.v201();

        assertThat(read("NetworkConfigurationPriority")).isEqualTo("2,1");
    }

    @Test
    void theNetworkConfigurationOfAStationIsNobodysBusiness() {
        String element =
                "{\"attributeValue\":\"wss://elsewhere.example\",\"component\":{\"name\":\"NetworkConfiguration\","
                        + "\"instance\":\"1\"},\"variable\":{\"name\":\"OcppCsmsUrl\"}}";

        Outcome outcome = session.fromCsms("[2,\"s\",\"SetVariables\",{\"setVariableData\":[" + element + "]}]");

        assertThat(outcome.toStation()).isEmpty();
        assertThat(answer(outcome).string("/setVariableResult/0/attributeStatus"))
                .contains("UnknownComponent");
    }
}
