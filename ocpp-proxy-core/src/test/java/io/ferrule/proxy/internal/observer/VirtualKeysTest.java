// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.Observer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Configuration keys of which each upstream has its own (OCPP 1.6, 5.3 and 5.8). */
class VirtualKeysTest {

    private static final String SET =
            "[2,\"c\",\"ChangeConfiguration\",{\"key\":\"meterValueSampleInterval\",\"value\":\"10\"}]";
    private static final String GET = "[2,\"g\",\"GetConfiguration\",{}]";

    private final ObserverBench bench = ObserverBench.withPrimaryKeys("MeterValueSampleInterval", "Own");

    @Test
    void acceptsWithoutTouchingTheStation() {
        Outcome outcome = bench.session.fromCsms(SET);

        assertThat(outcome.toCsms()).containsExactly("[3,\"c\",{\"status\":\"Accepted\"}]");
        assertThat(outcome.toStation()).isEmpty();
    }

    @Test
    void passesEveryOtherKey() {
        String other = "[2,\"c\",\"ChangeConfiguration\",{\"key\":\"HeartbeatInterval\",\"value\":\"10\"}]";

        assertThat(bench.session.fromCsms(other).toStation()).containsExactly(other);
    }

    @Test
    void rejectsAValueThatIsTooLongOrMissing() {
        String tooLong = "x".repeat(501);

        Outcome longValue = bench.session.fromCsms(
                "[2,\"c\",\"ChangeConfiguration\",{\"key\":\"Own\",\"value\":\"" + tooLong + "\"}]");
        Outcome noValue = bench.session.fromCsms("[2,\"d\",\"ChangeConfiguration\",{\"key\":\"Own\"}]");

        assertThat(longValue.toCsms()).containsExactly("[3,\"c\",{\"status\":\"Rejected\"}]");
        assertThat(noValue.toCsms()).containsExactly("[3,\"d\",{\"status\":\"Rejected\"}]");
    }

    @Test
    void showsWhatWasSetAndLeavesTheRestAsItIsWritten() {
        bench.session.fromCsms(SET);
        bench.session.fromCsms(GET);

        Outcome outcome = bench.session.fromStation(
                "[3,\"g\",{ \"configurationKey\" : [{\"key\":\"A\",\"readonly\":true},"
                        + " {\"key\":\"MeterValueSampleInterval\", \"value\":\"60\",\"readonly\":true , \"vendor\":1}] }]");

        assertThat(outcome.toCsms())
                .containsExactly(
                        "[3,\"g\",{ \"configurationKey\" : [{\"key\":\"A\",\"readonly\":true},"
                                + " {\"key\":\"MeterValueSampleInterval\", \"value\":\"10\",\"readonly\":false , \"vendor\":1}] }]");
    }

    @Test
    void showsAKeyThatTheStationDoesNotKnow() {
        bench.session.fromCsms("[2,\"c\",\"ChangeConfiguration\",{\"key\":\"Own\",\"value\":\"1\"}]");
        bench.session.fromCsms("[2,\"g\",\"GetConfiguration\",{\"key\":[\"Own\",\"Other\"]}]");

        Outcome outcome = bench.session.fromStation("[3,\"g\",{\"unknownKey\":[\"Own\",\"Other\"]}]");

        assertThat(outcome.toCsms())
                .containsExactly("[3,\"g\",{\"unknownKey\":[\"Other\"],\"configurationKey\":"
                        + "[{\"key\":\"Own\",\"readonly\":false,\"value\":\"1\"}]}]");
    }

    @Test
    void leavesNoEmptyListOfUnknownKeys() {
        bench.session.fromCsms("[2,\"c\",\"ChangeConfiguration\",{\"key\":\"Own\",\"value\":\"1\"}]");
        bench.session.fromCsms("[2,\"g\",\"GetConfiguration\",{\"key\":[\"Own\"]}]");

        Outcome outcome = bench.session.fromStation("[3,\"g\",{\"configurationKey\":[],\"unknownKey\":[\"own\"]}]");

        assertThat(outcome.toCsms())
                .containsExactly(
                        "[3,\"g\",{\"configurationKey\":[{\"key\":\"Own\",\"readonly\":false,\"value\":\"1\"}]}]");
    }

    @Test
    void showsNothingThatWasNotAskedFor() {
        bench.session.fromCsms(SET);
        bench.session.fromCsms("[2,\"g\",\"GetConfiguration\",{\"key\":[\"A\"]}]");

        Outcome outcome = bench.session.fromStation("[3,\"g\",{\"unknownKey\":[\"A\"]}]");

        assertThat(outcome.toCsms()).containsExactly("[3,\"g\",{\"unknownKey\":[\"A\"]}]");
    }

    @Test
    void passesAnAnswerThatIsNoObjectAndAnError() {
        bench.session.fromCsms(SET);
        bench.session.fromCsms(GET);
        Outcome odd = bench.session.fromStation("[3,\"g\",[]]");
        bench.session.fromCsms(GET);
        Outcome error = bench.session.fromStation("[4,\"g\",\"InternalError\",\"\",{}]");

        assertThat(odd.toCsms()).containsExactly("[3,\"g\",[]]");
        assertThat(error.toCsms()).containsExactly("[4,\"g\",\"InternalError\",\"\",{}]");
    }

    @Test
    void remembersAcrossConnectionsOfTheStation() {
        bench.session.fromCsms(SET);
        bench.reconnect();
        bench.session.fromCsms(GET);

        Outcome outcome = bench.session.fromStation("[3,\"g\",{\"configurationKey\":[]}]");

        assertThat(outcome.toCsms()).singleElement().asString().contains("\"value\":\"10\"");
    }

    @Test
    void keepsTheValuesOfUpstreamsApart() {
        ObserverBench two = ObserverBench.of(observer("one"), observer("two"));
        MemoryLink one = two.open();
        MemoryLink other = two.open();
        one.says("[2,\"1\",\"ChangeConfiguration\",{\"key\":\"Own\",\"value\":\"one's\"}]");
        other.says("[2,\"2\",\"ChangeConfiguration\",{\"key\":\"Own\",\"value\":\"two's\"}]");
        one.says(GET);

        two.session.fromStation("[3,\"g\",{\"configurationKey\":[]}]");

        assertThat(one.take())
                .containsExactly(
                        "[3,\"1\",{\"status\":\"Accepted\"}]",
                        "[3,\"g\",{\"configurationKey\":[{\"key\":\"Own\",\"readonly\":false,\"value\":\"one's\"}]}]");
        assertThat(other.take()).containsExactly("[3,\"2\",{\"status\":\"Accepted\"}]");
        assertThat(two.session.outcome().toStation()).isEmpty();
    }

    @Test
    void showsTheCsmsNothingOfWhatAnObserverHasSet() {
        ObserverBench one = ObserverBench.of(observer("one"));
        one.open().says("[2,\"1\",\"ChangeConfiguration\",{\"key\":\"Own\",\"value\":\"x\"}]");
        one.session.fromCsms(GET);

        Outcome outcome = one.session.fromStation("[3,\"g\",{\"configurationKey\":[]}]");

        assertThat(outcome.toCsms()).containsExactly("[3,\"g\",{\"configurationKey\":[]}]");
    }

    private static Observer observer(String name) {
        return new Observer(
                name, ObserverBench.target(name, OcppVersion.V1_6), Set.of("GetConfiguration"), Set.of("Own"));
    }

    @Test
    void isSilentAboutActionsOfLaterVersions() {
        Observer second = new Observer("ems", ObserverBench.target("ems", OcppVersion.V2_0_1), Set.of(), Set.of("Own"));
        ObserverBench later = ObserverBench.of(OcppVersion.V2_0_1, second);
        MemoryLink link = later.open();

        link.says("[2,\"1\",\"ChangeConfiguration\",{\"key\":\"Own\",\"value\":\"x\"}]");

        List<String> answers = link.take();
        assertThat(answers).singleElement().asString().contains("\"SecurityError\"");
    }
}
