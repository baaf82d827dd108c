// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.guard.Traffic;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of the traffic below the messages, and how much of the handshakes one address may have. */
class TrafficMeterTest {

    private static final long LATER = Duration.ofSeconds(15).toNanos();

    private final TrafficMeter meter = new TrafficMeter(0);

    @Test
    void tellsManyPingsAtOnce() {
        for (int i = 0; i < 50; i++) {
            meter.ping();
        }

        Optional<Traffic> told = meter.due(1);

        assertThat(told.map(Traffic::pings)).contains(50L);
        assertThat(meter.due(2)).isEmpty();
    }

    @Test
    void tellsFewPingsWhenItsTimeHasCome() {
        meter.ping();

        assertThat(meter.due(LATER - 1)).isEmpty();
        assertThat(meter.due(LATER).map(Traffic::pings)).contains(1L);
    }

    @Test
    void tellsOfAMessageThatIsNotFinished() {
        meter.bytes(7, 200);

        Optional<Traffic> told = meter.due(LATER);

        assertThat(told).contains(new Traffic(0, 0, 0, 7, 200));
    }

    @Test
    void saysNothingOfWholeMessages() {
        meter.frame(true);
        meter.bytes(90, 0);

        Optional<Traffic> told = meter.due(LATER);

        assertThat(told).isEmpty();
    }

    @Test
    void givesOneAddressItsShareOfHandshakesAndOthersTheirs() throws UnknownHostException {
        HandshakeShares shares = new HandshakeShares(400);
        InetAddress greedy = InetAddress.getByName("192.0.2.66");
        for (int i = 0; i < 100; i++) {
            assertThat(shares.enter(greedy)).isTrue();
        }

        assertThat(shares.enter(greedy)).isFalse();
        assertThat(shares.enter(InetAddress.getByName("192.0.2.1"))).isTrue();
        shares.leave(greedy);
        assertThat(shares.enter(greedy)).isTrue();
    }
}
