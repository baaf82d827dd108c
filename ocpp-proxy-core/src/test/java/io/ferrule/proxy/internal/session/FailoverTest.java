// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static io.ferrule.proxy.internal.session.DoorBench.CP1;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.event.StationEvent.UpstreamFailed;
import io.ferrule.proxy.event.StationEvent.UpstreamOpened;
import io.ferrule.proxy.event.StationEvent.UpstreamPassedOver;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.memory.MemoryConnector.Dial;
import io.ferrule.proxy.internal.memory.MemoryLink;
import io.ferrule.proxy.upstream.DialStage;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A CSMS with several addresses. */
class FailoverTest {

    private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";
    private static final CloseReason LOST = new CloseReason(CloseReason.ABNORMAL, "", true);
    private final DialException refused = new DialException(DialException.Stage.NETWORK, "refused");

    private final DoorBench mirroring = twoAddresses(new DoorBench(Duplicates.REFUSE));
    private final DoorBench buffering = twoAddresses(DoorBench.buffering());

    @Test
    void triesTheNextAddressAtOnceAndSendsWhatWaited() {
        MemoryLink station = mirroring.connect(CP1);
        station.says(HEARTBEAT);

        mirroring.connector.next().fails(refused);
        MemoryLink second = mirroring.csms();

        assertThat(second.take()).containsExactly(HEARTBEAT);
        assertThat(station.closed()).isEmpty();
        assertThat(mirroring.events(UpstreamPassedOver.class)).singleElement().satisfies(event -> {
            assertThat(event.url()).isEqualTo(URI.create("ws://first.example/CP1"));
            assertThat(event.stage()).isEqualTo(DialStage.NETWORK);
        });
        assertThat(mirroring.events(UpstreamOpened.class))
                .extracting(UpstreamOpened::url)
                .containsExactly(URI.create("ws://second.example/CP1"));
    }

    @Test
    void backsOffOnlyWhenTheLastAddressHasFailed() {
        MemoryLink station = mirroring.connect(CP1);
        mirroring.connector.next().fails(refused);

        mirroring.connector.next().fails(refused);

        assertThat(station.closed()).map(CloseReason::code).contains(CloseReason.GOING_AWAY);
        assertThat(mirroring.events(UpstreamPassedOver.class)).hasSize(1);
        assertThat(mirroring.events(UpstreamFailed.class))
                .extracting(UpstreamFailed::retryAfter)
                .containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void beginsWithTheFirstAddressAgainAfterALoss() {
        buffering.connect(CP1);
        buffering.connector.next().fails(refused);
        buffering.csms().goes(LOST);

        buffering.timers.advance(Duration.ofSeconds(10));

        Dial next = buffering.connector.next();
        assertThat(next.target().url()).isEqualTo(URI.create("ws://first.example/CP1"));
    }

    @Test
    void beginsWithTheFirstAddressAgainAfterTheBackOff() {
        MemoryLink station = buffering.connect(CP1);
        buffering.connector.next().fails(refused);
        buffering.connector.next().fails(refused);

        buffering.timers.advance(Duration.ofSeconds(10));

        Dial next = buffering.connector.next();
        assertThat(next.target().url()).isEqualTo(URI.create("ws://first.example/CP1"));
        assertThat(station.closed()).isEmpty();
    }

    @Test
    void dialsNobodyElseWhenTheStationHasLeft() {
        MemoryLink station = mirroring.connect(CP1);
        Dial first = mirroring.connector.next();
        station.goes(LOST);

        first.fails(refused);

        assertThat(mirroring.connector.waiting()).isZero();
        assertThat(mirroring.events(UpstreamFailed.class)).isEmpty();
    }

    @Test
    void saysThatNoAddressIsKnown() {
        mirroring.hosts.clear();

        mirroring.connect(CP1);

        assertThat(mirroring.events(UpstreamFailed.class))
                .extracting(UpstreamFailed::stage)
                .containsExactly(DialStage.CONFIGURATION);
    }

    private static DoorBench twoAddresses(DoorBench bench) {
        bench.hosts.clear();
        bench.hosts.add("first.example");
        bench.hosts.add("second.example");
        return bench;
    }
}
