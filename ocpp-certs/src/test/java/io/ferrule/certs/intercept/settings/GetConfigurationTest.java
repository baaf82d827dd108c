// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import static io.ferrule.certs.intercept.Frames.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.intercept.Frames;
import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GetConfiguration with the gateway's keys in the station's answer (OCPP 1.6, 5.8). */
class GetConfigurationTest {

    private static final String INTERVAL =
            "{\"key\":\"HeartbeatInterval\", \"readonly\":false,\"value\":\"900\",\"vendor\":1.50}";

    @TempDir
    Path dir;

    private SettingsBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new SettingsBench(dir);
    }

    @Test
    void ourKeysAreAnsweredWithoutTheStation() {
        Outcome outcome = bench.v16().fromCsms(get("\"securityprofile\",\"CPONAME\""));

        assertThat(outcome.toStation()).isEmpty();
        assertThat(outcome.toCsms())
                .containsExactly("[3,\"g\",{\"configurationKey\":["
                        + "{\"key\":\"CpoName\",\"readonly\":false,\"value\":\"Example CPO\"},"
                        + "{\"key\":\"SecurityProfile\",\"readonly\":false,\"value\":\"2\"}]}]");
    }

    @Test
    void thePasswordIsThereButNeverItsValue() {
        // White paper edition 3, A01: AuthorizationKey is write-only
        Outcome outcome = bench.v16().fromCsms(get("\"AuthorizationKey\""));

        assertThat(outcome.toCsms())
                .containsExactly(
                        "[3,\"g\",{\"configurationKey\":[{\"key\":\"AuthorizationKey\",\"readonly\":false}]}]");
    }

    @Test
    void theStationIsAskedForTheRestOnly() {
        InterceptorHarness session = bench.v16();

        Outcome asked = session.fromCsms(get("\"HeartbeatInterval\",\"SecurityProfile\",\"NoSuchKey\""));

        assertThat(asked.toStation())
                .containsExactly("[2,\"g\",\"GetConfiguration\",{\"key\":[\"HeartbeatInterval\",\"NoSuchKey\"]}]");
    }

    @Test
    void bothAnswersComeAsOneAndTheStationsWordsStay() {
        InterceptorHarness session = bench.v16();
        session.fromCsms(get("\"HeartbeatInterval\",\"SecurityProfile\",\"NoSuchKey\""));

        Outcome answered = session.fromStation(
                "[3,\"g\",{\"configurationKey\":[" + INTERVAL + "],\"unknownKey\":[\"NoSuchKey\"]}]");

        assertThat(answered.toCsms())
                .containsExactly("[3,\"g\",{\"configurationKey\":[" + INTERVAL
                        + ",{\"key\":\"SecurityProfile\",\"readonly\":false,\"value\":\"2\"}],"
                        + "\"unknownKey\":[\"NoSuchKey\"]}]");
    }

    @Test
    void allKeysAreTheStationsWithOursInThePlaceOfItsOwn() {
        InterceptorHarness session = bench.v16();
        Outcome asked = session.fromCsms("[2,\"g\",\"GetConfiguration\",{}]");

        Outcome answered = session.fromStation("[3,\"g\",{\"configurationKey\":[" + INTERVAL
                + ",{\"key\":\"authorizationKey\",\"readonly\":false,\"value\":\"73746174696f6e\"}]}]");

        assertThat(asked.toStation()).containsExactly("[2,\"g\",\"GetConfiguration\",{}]");
        assertThat(names(answered))
                .containsExactly(
                        "HeartbeatInterval",
                        "AdditionalRootCertificateCheck",
                        "AuthorizationKey",
                        "CertificateSignedMaxChainSize",
                        "CertificateStoreMaxLength",
                        "CpoName",
                        "SecurityProfile",
                        "SupportedFileTransferProtocols");
        assertThat(answered.toCsms().get(0)).contains(INTERVAL).doesNotContain("73746174696f6e");
    }

    @Test
    void aLongRequestIsSplitAsTheStationWantsItAndOurKeysDoNotCount() {
        InterceptorHarness session = bench.v16();
        session.fromCsms(get("\"GetConfigurationMaxKeys\""));
        session.fromStation("[3,\"g\",{\"configurationKey\":[{\"key\":\"GetConfigurationMaxKeys\",\"readonly\":true,"
                + "\"value\":\"2\"}]}]");
        List<String> asked = new ArrayList<>();

        Outcome outcome = session.fromCsms(get("\"A\",\"B\",\"CpoName\",\"C\",\"D\",\"E\""));
        while (!outcome.toStation().isEmpty()) {
            Call call = Frames.call(outcome.toStation().get(0));
            asked.add(call.payload().text());
            outcome = session.fromStation(Frames.answer(
                    call.text(),
                    "{\"configurationKey\":[],\"unknownKey\":"
                            + call.payload().part("/key").orElseThrow().text() + "}"));
        }

        assertThat(asked).containsExactly("{\"key\":[\"A\",\"B\"]}", "{\"key\":[\"C\",\"D\"]}", "{\"key\":[\"E\"]}");
        assertThat(names(outcome)).containsExactly("CpoName");
        assertThat(result(outcome.toCsms().get(0)).part("/unknownKey"))
                .contains(Payload.of("[\"A\",\"B\",\"C\",\"D\",\"E\"]"));
    }

    @Test
    void forASilentStationTheGatewayAnswersFromWhatItSaidBefore() {
        InterceptorHarness session = bench.v16();
        session.fromCsms(get("\"HeartbeatInterval\""));
        session.fromStation("[3,\"g\",{\"configurationKey\":[" + INTERVAL + "]}]");
        session.fromCsms(get("\"HeartbeatInterval\",\"CpoName\",\"NeverTold\""));

        Outcome silent = session.advance(Duration.ofSeconds(31));

        assertThat(silent.toCsms())
                .containsExactly("[3,\"g\",{\"configurationKey\":["
                        + "{\"key\":\"CpoName\",\"readonly\":false,\"value\":\"Example CPO\"}," + INTERVAL + "]}]");
        assertThat(bench.notes).singleElement().asString().contains("1 keys").contains("stale");
    }

    @Test
    void whatAStationHasAcceptedSinceIsRemembered() {
        InterceptorHarness session = bench.v16();
        session.fromCsms(get("\"HeartbeatInterval\""));
        session.fromStation("[3,\"g\",{\"configurationKey\":[" + INTERVAL + "]}]");
        session.fromCsms("[2,\"c\",\"ChangeConfiguration\",{\"key\":\"heartbeatinterval\",\"value\":\"60\"}]");
        session.fromStation("[3,\"c\",{\"status\":\"Accepted\"}]");
        session.fromCsms(get("\"HeartbeatInterval\""));

        Outcome silent = session.advance(Duration.ofSeconds(31));

        assertThat(silent.toCsms().get(0)).contains("\"value\":\"60\"");
    }

    @Test
    void aStationThatIsSlowInTheMiddleOfASplitRequestCostsOnlyTheRest() {
        InterceptorHarness session = bench.v16();
        session.fromCsms(get("\"GetConfigurationMaxKeys\""));
        session.fromStation("[3,\"g\",{\"configurationKey\":[{\"key\":\"GetConfigurationMaxKeys\",\"readonly\":true,"
                + "\"value\":\"1\"}]}]");
        session.fromCsms(get("\"HeartbeatInterval\",\"B\""));
        session.fromStation("[3,\"g\",{\"configurationKey\":[" + INTERVAL + "]}]");

        Outcome later = session.advance(Duration.ofSeconds(4));

        assertThat(later.toCsms()).containsExactly("[3,\"g\",{\"configurationKey\":[" + INTERVAL + "]}]");
    }

    private static String get(String keys) {
        return "[2,\"g\",\"GetConfiguration\",{\"key\":[" + keys + "]}]";
    }

    private static List<String> names(Outcome outcome) {
        return KeyLists.entries(result(outcome.toCsms().get(0))).stream()
                .map(entry -> entry.string("/key").orElseThrow())
                .toList();
    }
}
