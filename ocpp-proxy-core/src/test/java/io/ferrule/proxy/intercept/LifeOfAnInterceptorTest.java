// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import io.ferrule.proxy.event.StationEvent.FindingRaised;
import io.ferrule.proxy.event.StationEvent.InterceptorFailed;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class LifeOfAnInterceptorTest {

    private static final String HEARTBEAT = "[2,\"1\",\"Heartbeat\",{}]";

    private final List<String> log = new ArrayList<>();

    @Test
    void opensOneForEachSession() {
        List<Session> opened = new ArrayList<>();
        InterceptorFactory factory = session -> {
            opened.add(session);
            return Scribe.named("own", log);
        };

        InterceptorHarness.v16(factory);
        InterceptorHarness.v16(factory);

        assertThat(opened).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void closesEachExactlyOnceAfterTheLastCallback() {
        var session = InterceptorHarness.of(
                OcppVersion.V1_6,
                Scribe.named("near", log).factory(),
                Scribe.named("far", log).factory());
        session.fromStation(HEARTBEAT);

        session.close();
        session.close();
        session.fromCsms("[3,\"1\",{}]");

        assertThat(log).containsExactly("near call Heartbeat", "far call Heartbeat", "far close", "near close");
    }

    @Test
    void refusesTheSessionWhenAFactoryThrows() {
        var session = InterceptorHarness.of(
                OcppVersion.V1_6, Scribe.named("near", log).factory(), refused -> {
                    throw new IllegalStateException("unknown station");
                });

        var outcome = session.outcome();

        assertThat(session.stationClosed()).contains(1008);
        assertThat(outcome.events(InterceptorFailed.class))
                .singleElement()
                .satisfies(event -> assertThat(event.interceptor()).isEqualTo("interceptor-1"));
        assertThat(log).containsExactly("near close");
    }

    @Test
    void closesTheOthersWhenOneThrowsAtItsEnd() {
        InterceptorFactory throwing = session -> new Interceptor() {
            @Override
            public void close() {
                throw new IllegalStateException("bug");
            }
        };
        var session = InterceptorHarness.of(
                OcppVersion.V1_6, Scribe.named("near", log).factory(), throwing);

        session.close();

        assertThat(log).containsExactly("near close");
        assertThat(session.outcome().events(InterceptorFailed.class)).hasSize(1);
    }

    @Test
    void reportsAFindingUnderItsName() {
        Finding finding = new Finding("/a", "type", ErrorCode.TYPE_CONSTRAINT_VIOLATION, "no number");
        var session = InterceptorHarness.v16(Scribe.named("near", log)
                .onCalls((call, exchange) -> {
                    exchange.session().report(exchange.origin(), call, finding);
                    return CallVerdict.forward();
                })
                .factory());

        var outcome = session.fromStation(HEARTBEAT);

        assertThat(outcome.events(FindingRaised.class)).singleElement().satisfies(event -> {
            assertThat(event.interceptor()).isEqualTo("interceptor-0");
            assertThat(event.from()).isEqualTo(Side.STATION);
            assertThat(event.finding()).isEqualTo(finding);
        });
        assertThat(outcome.toCsms()).containsExactly(HEARTBEAT);
    }

    @Test
    void runsATaskOnTheLaneUntilTheSessionHasEnded() {
        var session = InterceptorHarness.of(OcppVersion.V1_6);

        session.session().execute(() -> log.add("before"));
        session.close();
        session.session().execute(() -> log.add("after"));

        assertThat(log).containsExactly("before");
    }

    @Test
    void tellsOfATaskThatThrowsAndGoesOn() {
        var session = InterceptorHarness.of(OcppVersion.V1_6);

        session.session().execute(() -> {
            throw new IllegalStateException("bug");
        });

        assertThat(session.outcome().events(InterceptorFailed.class)).hasSize(1);
        assertThat(session.fromStation(HEARTBEAT).toCsms()).containsExactly(HEARTBEAT);
    }

    @Test
    void refusesTasksBeyondTheBoundOfTheLane() {
        var session = InterceptorHarness.of(OcppVersion.V1_6);
        Session view = session.session();

        view.execute(() -> assertThatThrownBy(() -> flood(view)).isInstanceOf(RejectedExecutionException.class));

        assertThat(session.stationClosed()).isEmpty();
    }

    @Test
    void closesTheSessionWhenAskedTo() {
        var session = InterceptorHarness.of(OcppVersion.V1_6);

        session.session().close("maintenance");

        assertThat(session.stationClosed()).contains(1001);
        assertThat(session.csmsClosed()).contains(1001);
    }

    private static void flood(Session session) {
        for (int i = 0; i < 2_000; i++) {
            session.execute(() -> {});
        }
    }
}
