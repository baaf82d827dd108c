// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static io.ferrule.proxy.internal.session.DoorBench.CP1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.WhenAway;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.memory.MemoryLink;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a station says before its CSMS was reached neither gets lost nor grows old. */
class WaitingForTheUpstreamTest {

    private static final Duration SILENCE = Duration.ofMillis(250);
    private static final String BOOT = "[2,\"1\",\"BootNotification\",{}]";
    private static final String HEARTBEAT = "[2,\"2\",\"Heartbeat\",{}]";

    private final DoorBench bench = new DoorBench(Duplicates.REFUSE);

    @Test
    void dialsWhenTheStationFirstSaysSomething() {
        DoorBench patient = patient();
        MemoryLink station = patient.connect(CP1);
        int before = patient.connector.waiting();

        station.says(BOOT);

        assertThat(before).isZero();
        assertThat(patient.connector.waiting()).isEqualTo(1);
        MemoryLink csms = patient.csms();
        assertThat(csms.take()).containsExactly(BOOT);
    }

    @Test
    void dialsForASilentStationAfterAWhile() {
        DoorBench patient = patient();
        patient.connect(CP1);

        patient.timers.advance(SILENCE);

        assertThat(patient.connector.waiting()).isEqualTo(1);
    }

    @Test
    void dialsNobodyForAPeerThatIsGoneBeforeItSaysAnything() {
        DoorBench patient = patient();
        MemoryLink station = patient.connect(CP1);
        station.goes(new CloseReason(CloseReason.ABNORMAL, "", true));

        patient.timers.advance(SILENCE.multipliedBy(2));

        assertThat(patient.connector.waiting()).isZero();
    }

    @Test
    void dialsNobodyForAPeerThatSendsOnlyRubbish() {
        DoorBench patient = patient();
        MemoryLink station = patient.connect(CP1);

        station.says("rubbish");

        assertThat(patient.connector.waiting()).isZero();
    }

    @Test
    void answersNothingItselfWhileItDials() {
        MemoryLink station = bench.connect(CP1);
        station.says(BOOT);

        bench.timers.advance(Duration.ofMinutes(5));

        // A CALLERROR would make the station forget what it has to tell.
        assertThat(station.take()).isEmpty();
        assertThat(bench.csms().take()).containsExactly(BOOT);
    }

    @Test
    void startsTheDeadlineOfWaitingCallsWhenTheUpstreamOpens() {
        MemoryLink station = bench.connect(CP1);
        station.says(BOOT);
        station.says(HEARTBEAT);
        bench.timers.advance(Duration.ofMinutes(5));

        bench.csms();
        bench.timers.advance(Duration.ofSeconds(30));

        assertThat(station.take()).first().asString().startsWith("[4,\"1\",\"InternalError\",");
    }

    private static DoorBench patient() {
        return new DoorBench(Duplicates.REFUSE, 10, Runnable::run, SILENCE, WhenAway.MIRROR);
    }
}
