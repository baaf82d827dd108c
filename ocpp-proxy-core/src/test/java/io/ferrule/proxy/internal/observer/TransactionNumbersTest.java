// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import static io.ferrule.proxy.internal.observer.ObserverBench.allowed;
import static io.ferrule.proxy.internal.observer.ObserverBench.readOnly;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.Observer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In OCPP 1.x the CSMS gives a transaction its number, and each CSMS gives another (OCPP 1.6, 4.8). */
class TransactionNumbersTest {

    private static final String START = "[2,\"s\",\"StartTransaction\",{\"connectorId\":1,\"idTag\":\"T\"}]";
    private static final String STARTED = "[3,\"s\",{\"transactionId\":17,\"idTagInfo\":{\"status\":\"Accepted\"}}]";
    private static final String STOP = "[2,\"e\",\"StopTransaction\",{\"meterStop\":9, \"transactionId\":17 ,\"x\":1}]";
    private static final String STOPPED = "[3,\"e\",{}]";

    private final ObserverBench bench =
            ObserverBench.of(allowed("ems", "RemoteStopTransaction", "SetChargingProfile", "RemoteStartTransaction"));
    private final MemoryLink observer = bench.open();

    @Test
    void hearsOfItsTransactionUnderItsOwnNumber() {
        bench.exchange(START, STARTED);
        observer.says("[3,\"s\",{\"transactionId\":900,\"idTagInfo\":{\"status\":\"Accepted\"}}]");
        observer.take();

        Outcome outcome = bench.session.fromStation(STOP);

        assertThat(outcome.toCsms()).containsExactly(STOP);
        assertThat(observer.take())
                .containsExactly("[2,\"e\",\"StopTransaction\",{\"meterStop\":9, \"transactionId\":900 ,\"x\":1}]");
    }

    @Test
    void hearsOfTheStopOnlyWhenItHasAnsweredTheStart() {
        bench.exchange(START, STARTED);
        bench.exchange(STOP, STOPPED);
        List<String> before = observer.take();

        observer.says("[3,\"s\",{\"transactionId\":900}]");

        assertThat(before).containsExactly(START);
        assertThat(observer.take()).singleElement().asString().contains("\"transactionId\":900");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[4,\"s\",\"InternalError\",\"\",{}]",
                "[3,\"s\",{}]",
                "[3,\"s\",{\"transactionId\":\"17\"}]",
                "[3,\"s\",{\"transactionId\":17.5}]",
                "[3,\"s\",{\"transactionId\":{\"a\":1}}]",
                "[3,\"s\",{\"transactionId\":1e999999}]",
            })
    void doesNotHearOfTransactionsThatItGaveNoNumber(String answer) {
        bench.exchange(START, STARTED);
        observer.says(answer);
        observer.take();

        bench.exchange(
                "[2,\"m\",\"MeterValues\",{\"connectorId\":1,\"transactionId\":17,\"meterValue\":[]}]", "[3,\"m\",{}]");
        bench.exchange(STOP, STOPPED);

        assertThat(observer.take()).isEmpty();
        assertThat(bench.status().dropped()).isEqualTo(2);
    }

    @Test
    void neverLearnsTheNumberOfATransactionThatBeganBeforeItsTime() {
        bench.exchange("[2,\"m\",\"MeterValues\",{\"transactionId\":12}]", "[3,\"m\",{}]");
        bench.exchange("[2,\"n\",\"MeterValues\",{\"transactionId\":\"12\"}]", "[3,\"n\",{}]");

        bench.exchange("[2,\"o\",\"MeterValues\",{\"connectorId\":1}]", "[3,\"o\",{}]");

        assertThat(observer.take()).containsExactly("[2,\"o\",\"MeterValues\",{\"connectorId\":1}]");
    }

    @Test
    void hearsOfWhatBelongsToNoTransaction() {
        String stop = "[2,\"e\",\"StopTransaction\",{\"transactionId\":-1}]";

        bench.exchange(stop, STOPPED);

        assertThat(observer.take()).containsExactly(stop);
    }

    @Test
    void keepsItsNumberWhileTheStationComesAndGoes() {
        bench.exchange(START, STARTED);
        observer.says("[3,\"s\",{\"transactionId\":900}]");
        bench.reconnect();
        MemoryLink again = bench.open();

        bench.exchange(STOP, STOPPED);

        assertThat(again.take()).singleElement().asString().contains("\"transactionId\":900 ");
    }

    @Test
    void tellsTwoTransactionsApartThatTheCsmsGaveOneNumber() {
        bench.exchange(START, STARTED);
        observer.says("[3,\"s\",{\"transactionId\":900}]");
        bench.exchange(STOP, STOPPED);
        observer.says(STOPPED);
        bench.exchange(second(START), second(STARTED));
        observer.says(second("[3,\"s\",{\"transactionId\":901}]"));
        observer.take();

        bench.exchange(second(STOP), second(STOPPED));

        assertThat(observer.take()).singleElement().asString().contains("\"transactionId\":901 ");
    }

    @Test
    void endsATransactionUnderItsOwnNumber() {
        bench.exchange(START, STARTED);
        observer.says("[3,\"s\",{\"transactionId\":900}]");
        observer.take();

        observer.says("[2,\"r\",\"RemoteStopTransaction\",{\"transactionId\":900}]");
        Outcome outcome = bench.session.fromStation("[3,\"r\",{\"status\":\"Accepted\"}]");

        assertThat(outcome.toStation()).containsExactly("[2,\"r\",\"RemoteStopTransaction\",{\"transactionId\":17}]");
        assertThat(outcome.toCsms()).isEmpty();
        assertThat(observer.take()).containsExactly("[3,\"r\",{\"status\":\"Accepted\"}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"RemoteStopTransaction\",{\"transactionId\":17}",
                "\"RemoteStopTransaction\",{\"transactionId\":\"17\"}",
                "\"RemoteStopTransaction\",{\"transactionId\":[17]}",
                "\"SetChargingProfile\",{\"connectorId\":1,\"csChargingProfiles\":{\"transactionId\":17}}",
                "\"RemoteStartTransaction\",{\"idTag\":\"T\",\"chargingProfile\":{\"transactionId\":17}}",
            })
    void cannotTouchATransactionByTheNumberOfAnotherCsms(String call) {
        bench.exchange(START, STARTED);
        observer.says("[3,\"s\",{\"transactionId\":900}]");
        observer.take();

        observer.says("[2,\"r\"," + call + "]");

        assertThat(bench.session.outcome().toStation()).isEmpty();
        assertThat(observer.take()).containsExactly("[3,\"r\",{\"status\":\"Rejected\"}]");
    }

    @Test
    void mapsTheTransactionOfAChargingProfile() {
        bench.exchange(START, STARTED);
        observer.says("[3,\"s\",{\"transactionId\":900}]");

        observer.says("[2,\"p\",\"SetChargingProfile\",{\"csChargingProfiles\":{\"transactionId\":9e2,\"a\":1}}]");

        assertThat(bench.session.outcome().toStation())
                .contains("[2,\"p\",\"SetChargingProfile\",{\"csChargingProfiles\":{\"transactionId\":17,\"a\":1}}]");
    }

    @Test
    void passesTheStationsOwnNamesOfTransactionsFrom201On() {
        Observer ems = new Observer(
                "ems", ObserverBench.target("ems", OcppVersion.V2_0_1), Set.of("RequestStopTransaction"), Set.of());
        ObserverBench second = ObserverBench.of(OcppVersion.V2_0_1, ems);
        MemoryLink link = second.open();

        link.says("[2,\"r\",\"RequestStopTransaction\",{\"transactionId\":\"abc\"}]");

        assertThat(second.session.outcome().toStation())
                .containsExactly("[2,\"r\",\"RequestStopTransaction\",{\"transactionId\":\"abc\"}]");
    }

    @Test
    void givesEachObserverItsOwnNumber() {
        ObserverBench two = ObserverBench.of(readOnly("one"), readOnly("two"));
        MemoryLink one = two.open();
        MemoryLink other = two.open();
        two.exchange(START, STARTED);
        one.says("[3,\"s\",{\"transactionId\":1}]");
        other.says("[3,\"s\",{\"transactionId\":2}]");

        two.exchange(STOP, STOPPED);

        assertThat(one.take()).last().asString().contains("\"transactionId\":1 ");
        assertThat(other.take()).last().asString().contains("\"transactionId\":2 ");
    }

    /** The same under another message id, since a call that is repeated word for word is not a second one. */
    private static String second(String frame) {
        return frame.replaceFirst("\"([se])\"", "\"$1-2\"");
    }
}
