// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.event.StationEvent.StationHeard;
import io.ferrule.proxy.event.StationEvent.StationSilent;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which silence is too long: heartbeat intervals of OCPP 1.6, 4.2 and 4.6, and of OCPP 2.0.1, B01 and G02. */
class SilenceAlarmTest {

    private static final String BOOT = "[2,\"b\",\"BootNotification\",{}]";
    private static final String BEAT = "[2,\"h\",\"Heartbeat\",{}]";

    private final List<ProxyEvent> events = new ArrayList<>();
    private final SilenceAlarm alarm = new SilenceAlarm(
            2, events::add, Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC), this::now);
    private long nanos = Long.MAX_VALUE - 5; // the clock of the Java runtime may wrap at any time

    @Test
    void goesByTheIntervalOfTheBoot() {
        InterceptorHarness session = InterceptorHarness.of(OcppVersion.V1_6, alarm);
        session.fromStation(BOOT);
        session.fromCsms("[3,\"b\",{\"status\":\"Accepted\",\"interval\":60}]");

        pass(120);
        boolean early = !events.isEmpty();
        pass(1);

        assertThat(early).isFalse();
        assertThat(events).singleElement().isInstanceOfSatisfying(StationSilent.class, silent -> {
            assertThat(silent.silence()).isEqualTo(Duration.ofSeconds(121));
            assertThat(silent.interval()).isEqualTo(Duration.ofSeconds(60));
        });
    }

    @Test
    void goesByTheNameThatOcpp15HasForIt() {
        InterceptorHarness session = InterceptorHarness.of(OcppVersion.V1_5, alarm);
        session.fromStation(BOOT);
        session.fromCsms("[3,\"b\",{\"status\":\"Accepted\",\"heartbeatInterval\":60}]");

        pass(121);

        assertThat(events).hasSize(1);
    }

    @Test
    void goesByTheConfigurationKeyOnceTheStationAcceptsIt() {
        InterceptorHarness session = booted(60);
        session.fromCsms("[2,\"c\",\"ChangeConfiguration\",{\"key\":\"heartbeatinterval\",\"value\":\"600\"}]");
        session.fromStation("[3,\"c\",{\"status\":\"Accepted\"}]");

        pass(1_200);
        boolean early = !events.isEmpty();
        pass(1);

        assertThat(early).isFalse();
        assertThat(events).hasSize(1);
    }

    @Test
    void keepsTheOldIntervalWhenTheStationRefusesAnother() {
        InterceptorHarness session = booted(60);
        session.fromCsms("[2,\"c\",\"ChangeConfiguration\",{\"key\":\"HeartbeatInterval\",\"value\":\"600\"}]");
        session.fromStation("[3,\"c\",{\"status\":\"Rejected\"}]");

        pass(121);

        assertThat(events).hasSize(1);
    }

    @Test
    void goesByTheVariableOfOcpp201() {
        InterceptorHarness session = InterceptorHarness.of(OcppVersion.V2_0_1, alarm);
        session.fromStation(BOOT);
        session.fromCsms("[3,\"b\",{\"status\":\"Accepted\",\"interval\":60}]");
        session.fromCsms("[2,\"c\",\"SetVariables\",{\"setVariableData\":[{\"attributeValue\":\"600\","
                + "\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":\"HeartbeatInterval\"}}]}]");
        session.fromStation("[3,\"c\",{\"setVariableResult\":[{\"attributeStatus\":\"Accepted\","
                + "\"component\":{\"name\":\"OCPPCommCtrlr\"},\"variable\":{\"name\":\"HeartbeatInterval\"}}]}]");

        pass(1_200);
        boolean early = !events.isEmpty();
        pass(1);

        assertThat(early).isFalse();
        assertThat(events).hasSize(1);
    }

    @Test
    void assumesAnHourWhereTheStationWasToldNothing() {
        InterceptorHarness session = InterceptorHarness.of(OcppVersion.V1_6, alarm);
        session.fromStation(BEAT);
        session.fromCsms("[3,\"h\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]");

        pass((int) SilenceAlarm.ASSUMED.toSeconds() * 2);
        boolean early = !events.isEmpty();
        pass(1);

        assertThat(early).isFalse();
        assertThat(events).hasSize(1);
    }

    @Test
    void watchesNobodyWhoWasNeverServed() {
        InterceptorHarness session = InterceptorHarness.of(OcppVersion.V1_6, alarm);
        session.fromStation(BOOT);
        session.fromCsms("[4,\"b\",\"SecurityError\",\"\",{}]");

        pass(1_000_000);

        assertThat(events).isEmpty();
    }

    @Test
    void hearsAnAnswerOfTheStationToo() {
        InterceptorHarness session = booted(60);
        pass(121);
        session.fromCsms("[2,\"c\",\"ClearCache\",{}]");

        session.fromStation("[3,\"c\",{\"status\":\"Accepted\"}]");

        assertThat(events).last().isInstanceOfSatisfying(StationHeard.class, heard -> assertThat(heard.silence())
                .isEqualTo(Duration.ofSeconds(121)));
    }

    @Test
    void hearsNothingInAnErrorOfOurOwn() {
        InterceptorHarness session = booted(60);
        session.fromCsms("[2,\"c\",\"ClearCache\",{}]");

        pass(121);
        session.advance(Duration.ofSeconds(31));

        assertThat(events).singleElement().isInstanceOf(StationSilent.class);
    }

    @Test
    void needsANumberOfHeartbeats() {
        assertThatThrownBy(() -> new SilenceAlarm(0, events::add, Clock.systemUTC(), this::now))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
    }

    private InterceptorHarness booted(int interval) {
        InterceptorHarness session = InterceptorHarness.of(OcppVersion.V1_6, alarm);
        session.fromStation(BOOT);
        session.fromCsms("[3,\"b\",{\"status\":\"Accepted\",\"interval\":" + interval + "}]");
        return session;
    }

    private long now() {
        return nanos;
    }

    private void pass(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
        alarm.check();
    }
}
