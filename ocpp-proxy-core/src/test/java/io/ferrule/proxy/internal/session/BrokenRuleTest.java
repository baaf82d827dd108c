// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static io.ferrule.proxy.internal.session.DoorBench.CP1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.event.ProxyEvent.LimitBroken;
import io.ferrule.proxy.event.StationEvent.SessionClosed;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.memory.MemoryLink;
import org.junit.jupiter.api.Test;

/** A session does not wait until a peer that broke a rule of the wire has followed the closing. */
class BrokenRuleTest {

    private final DoorBench bench = new DoorBench(Duplicates.REFUSE);

    @Test
    void sendsTheStationAwayAsSoonAsTheCsmsBreaksARule() {
        MemoryLink station = bench.connect(CP1);

        bench.csms().breaks(CloseReason.ours(CloseReason.NOT_ACCEPTABLE, "binary frame"));

        assertThat(station.closed()).map(CloseReason::code).contains(1001);
        assertThat(bench.events(LimitBroken.class)).singleElement().satisfies(event -> {
            assertThat(event.subject()).contains(CP1);
            assertThat(event.closeCode()).isEqualTo(1003);
        });
    }

    @Test
    void endsTheSessionOfAStationAsSoonAsItBreaksARule() {
        MemoryLink station = bench.connect(CP1);
        MemoryLink csms = bench.csms();

        station.breaks(CloseReason.ours(CloseReason.TOO_BIG, "message longer than 262144 bytes"));

        assertThat(csms.closed()).map(CloseReason::code).contains(1001);
        assertThat(bench.events(SessionClosed.class)).singleElement().satisfies(event -> {
            assertThat(event.closeCode()).isEqualTo(1009);
            assertThat(event.reason()).isEqualTo("message longer than 262144 bytes");
        });
    }
}
