// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import static io.ferrule.certs.intercept.settings.SettingsBench.CP001;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.intercept.Frames;
import io.ferrule.certs.intercept.SignRetry;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.InterceptorHarness;
import io.ferrule.proxy.testing.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The variables of SecurityCtrlr that are the gateway's (OCPP 2.0.1 part 2, B05 and B06). */
class VariablesTest {

    private static final String ORGANISATION = variable("SecurityCtrlr", "OrganizationName");
    private static final String WAIT = variable("SecurityCtrlr", "CertSigningWaitMinimum");
    private static final String TIMES = variable("SecurityCtrlr", "CertSigningRepeatTimes");
    private static final String INTERVAL = variable("OCPPCommCtrlr", "HeartbeatInterval");

    @TempDir
    Path dir;

    private SettingsBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new SettingsBench(dir);
    }

    @Test
    void ourVariablesAreAnsweredWithoutTheStation() {
        Outcome outcome = bench.v201().fromCsms(get("{" + variable("securityctrlr", "ORGANIZATIONNAME") + "}"));

        assertThat(outcome.toStation()).isEmpty();
        assertThat(outcome.toCsms())
                .containsExactly("[3,\"g\",{\"getVariableResult\":[{\"attributeStatus\":\"Accepted\","
                        + variable("securityctrlr", "ORGANIZATIONNAME") + ",\"attributeValue\":\"Example CPO\"}]}]");
    }

    @Test
    void resultsComeInTheOrderOfTheRequestWhoeverGaveThem() {
        InterceptorHarness session = bench.v201();
        Outcome asked = session.fromCsms(get(
                "{" + ORGANISATION + "},{" + INTERVAL + "},{" + variable("SecurityCtrlr", "SecurityProfile") + "}"));
        String result = "{\"attributeStatus\":\"Accepted\", \"attributeValue\":\"900\"," + INTERVAL + "}";

        Outcome answered = session.fromStation("[3,\"g\",{\"getVariableResult\":[" + result + "]}]");

        assertThat(asked.toStation()).containsExactly(get("{" + INTERVAL + "}"));
        Payload merged = Frames.result(answered.toCsms().get(0));
        assertThat(merged.string("/getVariableResult/0/attributeValue")).contains("Example CPO");
        assertThat(merged.part("/getVariableResult/1")).contains(Payload.of(result));
        assertThat(merged.string("/getVariableResult/2/attributeValue")).contains("2");
    }

    @Test
    void thePasswordCannotBeRead() {
        Outcome outcome = bench.v201().fromCsms(get("{" + variable("SecurityCtrlr", "BasicAuthPassword") + "}"));

        Payload result = Frames.result(outcome.toCsms().get(0));
        assertThat(result.string("/getVariableResult/0/attributeStatus")).contains("Rejected");
        assertThat(result.has("/getVariableResult/0/attributeValue")).isFalse();
    }

    @Test
    void aSilentStationDoesNotKeepUsFromAnswering() {
        InterceptorHarness session = bench.v201();
        session.fromCsms(get("{" + INTERVAL + "},{" + ORGANISATION + "}"));

        Outcome silent = session.advance(Duration.ofSeconds(31));

        Payload merged = Frames.result(silent.toCsms().get(0));
        assertThat(merged.string("/getVariableResult/0/attributeStatus")).contains("Rejected");
        assertThat(merged.string("/getVariableResult/1/attributeValue")).contains("Example CPO");
    }

    @Test
    void aNewPasswordIsAcceptedAndIsTheNextToBeTried() {
        // A01.FR.02; TC_A_09
        Outcome outcome = bench.v201()
                .fromCsms(set("{\"attributeValue\":\"a password of 2.0.1\","
                        + variable("SecurityCtrlr", "BasicAuthPassword") + "}"));

        assertThat(outcome.toStation()).isEmpty();
        assertThat(Frames.result(outcome.toCsms().get(0)).string("/setVariableResult/0/attributeStatus"))
                .contains("Accepted");
        assertThat(bench.settings.choiceOf(CP001).flatMap(NorthboundChoice::password))
                .contains(SettingsBench.password("a password of 2.0.1"));
    }

    @Test
    void aPasswordThatIsTooShortIsRefusedAndNothingChanges() {
        // A01.FR.03; TC_A_10
        Outcome outcome = bench.v201()
                .fromCsms(set("{\"attributeValue\":\"short\"," + variable("SecurityCtrlr", "BasicAuthPassword") + "}"));

        assertThat(Frames.result(outcome.toCsms().get(0)).string("/setVariableResult/0/attributeStatus"))
                .contains("Rejected");
        assertThat(bench.settings.choiceOf(CP001)).isEmpty();
    }

    @Test
    void theProfileCannotBeSetAsAVariable() {
        // A05.FR.02: SecurityProfile is read-only in 2.0.1
        Outcome outcome = bench.v201()
                .fromCsms(set("{\"attributeValue\":\"3\"," + variable("SecurityCtrlr", "SecurityProfile") + "}"));

        Payload result = Frames.result(outcome.toCsms().get(0));
        assertThat(result.string("/setVariableResult/0/attributeStatus")).contains("Rejected");
        assertThat(result.string("/setVariableResult/0/attributeStatusInfo/reasonCode"))
                .contains("ReadOnly");
    }

    /** A02.FR.17 to A02.FR.19: both are read and written, and outlive the process. */
    @Test
    void theCsmsSetsHowOftenARequestForACertificateIsRepeated() throws IOException {
        Outcome outcome = bench.v201()
                .fromCsms(set("{\"attributeValue\":\"100\"," + WAIT + "},{\"attributeValue\":\"2\"," + TIMES + "}"));

        assertThat(outcome.toStation()).isEmpty();
        assertThat(Frames.result(outcome.toCsms().get(0)).text()).doesNotContain("Rejected");
        assertThat(new SettingsBench(dir).settings.retryOf(CP001)).isEqualTo(new SignRetry(Duration.ofSeconds(100), 2));
    }

    @Test
    void howOftenARequestForACertificateIsRepeatedCanBeRead() {
        Outcome outcome = bench.v201().fromCsms(get("{" + WAIT + "},{" + TIMES + "}"));

        Payload result = Frames.result(outcome.toCsms().get(0));
        assertThat(result.string("/getVariableResult/0/attributeValue")).contains("60");
        assertThat(result.string("/getVariableResult/1/attributeValue")).contains("3");
    }

    @ParameterizedTest
    @CsvSource({
        "CertSigningWaitMinimum, 0",
        "CertSigningWaitMinimum, 604801",
        "CertSigningWaitMinimum, -1",
        "CertSigningWaitMinimum, soon",
        "CertSigningRepeatTimes, 21",
        "CertSigningRepeatTimes, -1",
        "CertSigningRepeatTimes, 1.5"
    })
    void aRepetitionBeyondItsBoundsIsRefused(String name, String value) {
        Outcome outcome = bench.v201()
                .fromCsms(set("{\"attributeValue\":\"" + value + "\"," + variable("SecurityCtrlr", name) + "}"));

        assertThat(Frames.result(outcome.toCsms().get(0)).string("/setVariableResult/0/attributeStatus"))
                .contains("Rejected");
        assertThat(bench.settings.retryOf(CP001)).isEqualTo(SignRetry.standard());
    }

    @Test
    void aRequestWithoutOurVariablesPassesAsItIs() {
        String request = get(" {" + INTERVAL + "} ");

        assertThat(bench.v201().fromCsms(request).toStation()).containsExactly(request);
    }

    private static String get(String elements) {
        return "[2,\"g\",\"GetVariables\",{\"getVariableData\":[" + elements + "]}]";
    }

    private static String set(String elements) {
        return "[2,\"s\",\"SetVariables\",{\"setVariableData\":[" + elements + "]}]";
    }

    private static String variable(String component, String name) {
        return "\"component\":{\"name\":\"" + component + "\"},\"variable\":{\"name\":\"" + name + "\"}";
    }
}
