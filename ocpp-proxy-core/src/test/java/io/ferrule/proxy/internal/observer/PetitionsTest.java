// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import static io.ferrule.proxy.internal.observer.ObserverBench.LOST;
import static io.ferrule.proxy.internal.observer.ObserverBench.allowed;
import static io.ferrule.proxy.internal.observer.ObserverBench.readOnly;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.ErrorCode;
import io.ferrule.proxy.event.ObserverEvent.ObserverCallRefused;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.testing.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an observer may ask of the station, and when. */
class PetitionsTest {

    private static final String RESET = "\"Reset\",{\"type\":\"Soft\"}]";
    private static final String ACCEPTED = "{\"status\":\"Accepted\"}]";
    private static final String BUSY =
            "\"GenericError\",\"a call of this action by another upstream is open, try again later\",{}]";

    @Test
    void isRefusedWhatItMayNotSend() {
        ObserverBench bench = ObserverBench.of(readOnly("ems"));
        MemoryLink observer = bench.open();

        observer.says("[2,\"o\"," + RESET);

        assertThat(observer.take())
                .containsExactly("[4,\"o\",\"SecurityError\",\"this upstream may not send this action\",{}]");
        assertThat(bench.session.outcome().toStation()).isEmpty();
        assertThat(bench.events(ObserverCallRefused.class)).singleElement().satisfies(refused -> {
            assertThat(refused.action()).isEqualTo("Reset");
            assertThat(refused.code()).isEqualTo(ErrorCode.SECURITY_ERROR);
        });
    }

    @Test
    void losesAtOnceWhatItsOperatorTakesAway() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "Reset"));
        MemoryLink observer = bench.open();
        bench.observers.clear();

        observer.says("[2,\"o\"," + RESET);

        assertThat(observer.take()).singleElement().asString().contains("\"SecurityError\"");
        assertThat(bench.session.outcome().toStation()).isEmpty();
    }

    @Test
    void comparesActionsExactly() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "Reset"));
        MemoryLink observer = bench.open();

        observer.says("[2,\"o\",\"reset\",{}]");

        assertThat(observer.take()).singleElement().asString().contains("\"SecurityError\"");
        assertThat(bench.session.outcome().toStation()).isEmpty();
    }

    @Test
    void getsTheReplyToWhatItMaySend() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "Reset"));
        MemoryLink observer = bench.open();
        observer.says("[2,\"o\", " + RESET);

        Outcome outcome = bench.session.fromStation("[3,\"o\", " + ACCEPTED);

        assertThat(outcome.toStation()).containsExactly("[2,\"o\", " + RESET);
        assertThat(outcome.toCsms()).isEmpty();
        assertThat(observer.take()).containsExactly("[3,\"o\", " + ACCEPTED);
    }

    @Test
    void isToldThatTheStationDoesNotAnswer() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "Reset"));
        MemoryLink observer = bench.open();
        observer.says("[2,\"o\"," + RESET);

        bench.session.advance(Duration.ofSeconds(30));

        assertThat(observer.take()).containsExactly("[4,\"o\",\"InternalError\",\"no reply in time\",{}]");
    }

    @Test
    void doesNotHearWhatTheStationAnswersToItsCsms() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "Reset"));
        MemoryLink observer = bench.open();
        bench.session.fromCsms("[2,\"x\",\"GetConfiguration\",{}]");

        Outcome outcome = bench.session.fromStation("[3,\"x\",{\"configurationKey\":[]}]");

        assertThat(outcome.toCsms()).containsExactly("[3,\"x\",{\"configurationKey\":[]}]");
        assertThat(observer.take()).isEmpty();
    }

    @Test
    void cannotTakeAReplyByTheIdOfAnotherCall() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "Reset", "GetConfiguration"));
        MemoryLink observer = bench.open();
        bench.session.fromCsms("[2,\"x\",\"GetConfiguration\",{}]");
        observer.says("[2,\"x\",\"GetConfiguration\",{}]");

        Outcome first = bench.session.fromStation("[3,\"x\",{\"configurationKey\":[]}]");
        String second = first.toStation().get(0);
        String wireId = second.substring(4, second.indexOf('"', 4));
        Outcome last = bench.session.fromStation("[3,\"" + wireId + "\",{\"unknownKey\":[]}]");

        assertThat(first.toCsms()).containsExactly("[3,\"x\",{\"configurationKey\":[]}]");
        assertThat(wireId).isNotEqualTo("x");
        assertThat(last.toCsms()).isEmpty();
        assertThat(observer.take()).containsExactly("[3,\"x\",{\"unknownKey\":[]}]");
    }

    @Test
    void cannotTakeALateReplyByGuessingItsId() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "GetConfiguration"));
        MemoryLink observer = bench.open();
        bench.session.fromCsms("[2,\"x\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"s\"}]");
        bench.session.advance(Duration.ofSeconds(30));
        observer.says("[2,\"x\",\"GetConfiguration\",{}]");

        bench.session.fromStation("[3,\"x\",{\"status\":\"Accepted\"}]");

        assertThat(observer.take()).isEmpty();
    }

    @Test
    void waitsBehindTheCallThatIsAtTheStation() {
        // OCPP-J 1.6, 4.1.1: one call at a time towards the station, whoever asks.
        ObserverBench bench = ObserverBench.of(allowed("ems", "Reset"));
        MemoryLink observer = bench.open();
        bench.session.fromCsms("[2,\"x\",\"ClearCache\",{}]");
        observer.says("[2,\"o\"," + RESET);
        List<String> before = bench.session.outcome().toStation();

        Outcome outcome = bench.session.fromStation("[3,\"x\"," + ACCEPTED);

        assertThat(before).isEmpty();
        assertThat(outcome.toStation()).containsExactly("[2,\"o\"," + RESET);
    }

    @Test
    void keepsTheCsmsWaitingForOneCallAtMost() {
        ObserverBench bench = ObserverBench.of(allowed("one", "ClearCache"), allowed("two", "ClearCache"));
        MemoryLink one = bench.open();
        MemoryLink two = bench.open();
        one.says("[2,\"a\",\"ClearCache\",{}]");
        two.says("[2,\"b\",\"ClearCache\",{}]");
        bench.session.fromCsms("[2,\"x\",\"UnlockConnector\",{}]");

        Outcome outcome = bench.session.fromStation("[3,\"a\"," + ACCEPTED);

        assertThat(outcome.toStation()).containsExactly("[2,\"x\",\"UnlockConnector\",{}]");
        assertThat(bench.session.fromStation("[3,\"x\"," + ACCEPTED).toStation())
                .containsExactly("[2,\"b\",\"ClearCache\",{}]");
    }

    @Test
    void takesTurnsWithOtherObservers() {
        ObserverBench bench = ObserverBench.of(allowed("one", "ClearCache"), allowed("two", "ClearCache"));
        MemoryLink one = bench.open();
        MemoryLink two = bench.open();
        one.says("[2,\"a1\",\"ClearCache\",{}]");
        one.says("[2,\"a2\",\"ClearCache\",{}]");
        two.says("[2,\"b1\",\"ClearCache\",{}]");
        List<String> first = bench.session.outcome().toStation();

        Outcome second = bench.session.fromStation("[3,\"a1\"," + ACCEPTED);
        Outcome third = bench.session.fromStation("[3,\"b1\"," + ACCEPTED);

        assertThat(first).containsExactly("[2,\"a1\",\"ClearCache\",{}]");
        assertThat(second.toStation()).containsExactly("[2,\"b1\",\"ClearCache\",{}]");
        assertThat(third.toStation()).containsExactly("[2,\"a2\",\"ClearCache\",{}]");
    }

    @Test
    void mayLetOneCallWaitAndNoMore() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "ClearCache"));
        MemoryLink observer = bench.open();

        observer.says("[2,\"1\",\"ClearCache\",{}]");
        observer.says("[2,\"2\",\"ClearCache\",{}]");
        observer.says("[2,\"3\",\"ClearCache\",{}]");

        assertThat(observer.take())
                .containsExactly(
                        "[4,\"3\",\"GenericError\",\"an earlier call of this upstream waits for its turn\",{}]");
    }

    @Test
    void isNotServedTwiceForSayingItTwice() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "ClearCache"));
        MemoryLink observer = bench.open();
        observer.says("[2,\"1\",\"ClearCache\",{}]");
        observer.says("[2,\"1\",\"ClearCache\",{}]");

        Outcome outcome = bench.session.fromStation("[3,\"1\"," + ACCEPTED);

        assertThat(outcome.toStation()).containsExactly("[2,\"1\",\"ClearCache\",{}]");
        assertThat(observer.take()).containsExactly("[3,\"1\"," + ACCEPTED);
    }

    @Test
    void isRefusedWhatTheCsmsIsDoingRightNow() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "Reset"));
        MemoryLink observer = bench.open();
        bench.session.fromCsms("[2,\"x\",\"Reset\",{\"type\":\"Hard\"}]");

        observer.says("[2,\"o\"," + RESET);

        assertThat(observer.take()).containsExactly("[4,\"o\"," + BUSY);
        assertThat(bench.session.outcome().toStation()).isEmpty();
        assertThat(bench.events(ObserverCallRefused.class))
                .extracting(ObserverCallRefused::code)
                .containsExactly(ErrorCode.GENERIC_ERROR);
    }

    @Test
    void mayDoItOnceTheCsmsHasItsAnswer() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "Reset"));
        MemoryLink observer = bench.open();
        bench.session.fromCsms("[2,\"x\",\"Reset\",{\"type\":\"Hard\"}]");
        bench.session.fromStation("[3,\"x\"," + ACCEPTED);

        observer.says("[2,\"o\"," + RESET);

        assertThat(bench.session.outcome().toStation()).containsExactly("[2,\"o\"," + RESET);
    }

    @Test
    void mayAskWhatTheCsmsIsAskingToo() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "GetConfiguration"));
        MemoryLink observer = bench.open();
        bench.session.fromCsms("[2,\"x\",\"GetConfiguration\",{}]");
        observer.says("[2,\"o\",\"GetConfiguration\",{\"key\":[\"A\"]}]");

        Outcome outcome = bench.session.fromStation("[3,\"x\",{}]");

        assertThat(outcome.toStation()).containsExactly("[2,\"o\",\"GetConfiguration\",{\"key\":[\"A\"]}]");
    }

    @Test
    void leavesTheTurnToOthersWhenItGoes() {
        ObserverBench bench = ObserverBench.of(allowed("one", "ClearCache"), allowed("two", "ClearCache"));
        MemoryLink one = bench.open();
        MemoryLink two = bench.open();
        bench.session.fromCsms("[2,\"x\",\"GetConfiguration\",{}]");
        one.says("[2,\"a\",\"ClearCache\",{}]");
        two.says("[2,\"b\",\"ClearCache\",{}]");
        two.goes(LOST);
        bench.session.fromStation("[3,\"x\",{}]");

        Outcome outcome = bench.session.fromStation("[3,\"a\"," + ACCEPTED);

        assertThat(outcome.toStation()).isEmpty();
        assertThat(one.take()).containsExactly("[3,\"a\"," + ACCEPTED);
    }

    @Test
    void doesNotGetTheReplyToWhatItAskedInAnotherConnection() {
        ObserverBench bench = ObserverBench.of(allowed("ems", "ClearCache"));
        MemoryLink first = bench.open();
        first.says("[2,\"a\",\"ClearCache\",{}]");
        first.goes(LOST);
        bench.timers.advance(Duration.ofSeconds(10));
        MemoryLink second = bench.open();

        bench.session.fromStation("[3,\"a\"," + ACCEPTED);

        assertThat(second.take()).isEmpty();
    }
}
