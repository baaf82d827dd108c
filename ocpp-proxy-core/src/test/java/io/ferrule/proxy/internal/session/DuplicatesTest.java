// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static io.ferrule.proxy.internal.session.DoorBench.CP1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.event.StationEvent.DuplicateRefused;
import io.ferrule.proxy.event.StationEvent.SessionReplaced;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.memory.MemoryLink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two connections with one identity (quirk 22: stations reconnect without closing; thieves do too). */
class DuplicatesTest {

    private static final String BOOT = "[2,\"1\",\"BootNotification\",{}]";

    private final DoorBench refusing = new DoorBench(Duplicates.REFUSE);
    private final DoorBench replacing = new DoorBench(Duplicates.REPLACE);

    @Test
    void refusesASecondConnectionAndProbesTheFirst() {
        MemoryLink first = refusing.connect(CP1);

        Admission second = refusing.knock(CP1);

        assertThat(second).isInstanceOfSatisfying(Admission.Refuse.class, refuse -> assertThat(refuse.status())
                .isEqualTo(409));
        assertThat(first.probes()).hasSize(1);
        assertThat(refusing.events(DuplicateRefused.class)).hasSize(1);
    }

    @Test
    void probesOnceForManyAttempts() {
        MemoryLink first = refusing.connect(CP1);

        refusing.knock(CP1);
        refusing.knock(CP1);

        assertThat(first.probes()).hasSize(1);
    }

    @Test
    void keepsTheFirstConnectionWhenItAnswers() {
        MemoryLink first = refusing.connect(CP1);
        refusing.knock(CP1);

        first.probes().get(0).complete(true);

        assertThat(first.closed()).isEmpty();
        assertThat(refusing.knock(CP1)).isInstanceOf(Admission.Refuse.class);
    }

    @Test
    void closesADeadConnectionSoThatTheNextAttemptSucceeds() {
        MemoryLink first = refusing.connect(CP1);
        refusing.knock(CP1);

        first.probes().get(0).complete(false);

        assertThat(first.closed()).isPresent();
        assertThat(refusing.knock(CP1)).isInstanceOf(Admission.Admit.class);
        assertThat(refusing.events(SessionReplaced.class)).singleElement().satisfies(event -> assertThat(event.alive())
                .isFalse());
    }

    @Test
    void refusesASecondConnectionWhileTheFirstIsBeingOpened() {
        Admission first = refusing.knock(CP1);

        Admission second = refusing.knock(CP1);

        assertThat(first).isInstanceOf(Admission.Admit.class);
        assertThat(second).isInstanceOf(Admission.Refuse.class);
    }

    @Test
    void freesTheIdentityOfAConnectionThatWasNeverOpened() {
        Admission.Admit first = (Admission.Admit) refusing.knock(CP1);

        refusing.door.abandoned(first);

        assertThat(refusing.knock(CP1)).isInstanceOf(Admission.Admit.class);
    }

    @Test
    void keepsLateEventsOfTheOldLinkFromTheNewOne() {
        MemoryLink first = refusing.connect(CP1);
        var late = refusing.roster.live(CP1).orElseThrow().southbound();
        first.goes(new CloseReason(CloseReason.ABNORMAL, "", true));
        refusing.connector.next();
        MemoryLink second = refusing.connect(CP1);
        MemoryLink csms = refusing.csms();

        late.onText(BOOT);
        late.onClosed(new CloseReason(CloseReason.NORMAL, "", true));

        assertThat(second.closed()).isEmpty();
        assertThat(csms.take()).isEmpty();
    }

    @Test
    void replacesTheOldConnectionAfterItWasProbed() {
        MemoryLink first = replacing.connect(CP1);
        replacing.csms();

        MemoryLink second = replacing.connect(CP1);
        var beforeTheAnswer = first.closed();
        first.probes().get(0).complete(true);

        assertThat(beforeTheAnswer).isEmpty();
        assertThat(first.closed()).map(CloseReason::code).contains(1001);
        assertThat(second.closed()).isEmpty();
        assertThat(replacing.events(SessionReplaced.class)).singleElement().satisfies(event -> assertThat(event.alive())
                .isTrue());
    }

    @Test
    void keepsTheNewcomersFramesUntilTheOldConnectionIsGone() {
        MemoryLink first = replacing.connect(CP1);
        replacing.csms();
        MemoryLink second = replacing.connect(CP1);
        second.says(BOOT);

        first.probes().get(0).complete(false);
        MemoryLink csms = replacing.csms();

        assertThat(csms.take()).containsExactly(BOOT);
    }

    @Test
    void opensTheNewcomersInterceptorsAfterTheOldOnesAreClosed() {
        List<String> log = new ArrayList<>();
        DoorBench bench = new DoorBench(Duplicates.REPLACE, session -> {
            log.add("open");
            return new Interceptor() {
                @Override
                public void close() {
                    log.add("close");
                }
            };
        });
        MemoryLink first = bench.connect(CP1);
        bench.connect(CP1);

        first.probes().get(0).complete(true);

        assertThat(log).containsExactly("open", "close", "open");
    }

    @Test
    void letsOnlyOneNewcomerWait() {
        replacing.connect(CP1);
        replacing.connect(CP1);

        Admission third = replacing.knock(CP1);

        assertThat(third).isInstanceOf(Admission.Refuse.class);
    }

    @Test
    void keepsTheOldConnectionWhenTheNewcomerNeverOpens() {
        MemoryLink first = replacing.connect(CP1);
        Admission.Admit newcomer = (Admission.Admit) replacing.knock(CP1);

        replacing.door.abandoned(newcomer);

        assertThat(first.closed()).isEmpty();
        assertThat(replacing.knock(CP1)).isInstanceOf(Admission.Admit.class);
    }

    @Test
    void keepsTheOldConnectionWhenTheNewcomerLeavesDuringTheProbe() {
        MemoryLink first = replacing.connect(CP1);
        MemoryLink second = replacing.connect(CP1);
        second.goes(new CloseReason(CloseReason.NORMAL, "", true));

        first.probes().get(0).complete(true);

        assertThat(first.closed()).isEmpty();
    }

    @Test
    void servesTheNewcomerWhenTheOldConnectionGoesByItself() {
        MemoryLink first = replacing.connect(CP1);
        Admission.Admit newcomer = (Admission.Admit) replacing.knock(CP1);
        first.goes(new CloseReason(CloseReason.NORMAL, "", true));
        replacing.connector.next();

        MemoryLink second = replacing.open(newcomer);
        second.says(BOOT);

        assertThat(replacing.csms().take()).containsExactly(BOOT);
    }
}
