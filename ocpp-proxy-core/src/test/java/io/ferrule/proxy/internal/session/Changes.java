// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import static io.ferrule.proxy.internal.session.DoorBench.CP1;

import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.upstream.Redial;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks for changes of connection and keeps what came of them. */
final class Changes {

    static final Duration GRACE = Duration.ofSeconds(20);

    /** How those that were asked for came out. */
    final List<Redial> outcomes = new ArrayList<>();
    /** What an interceptor was told: states, and faults of dials. */
    final List<String> told = new ArrayList<>();
    /** What the interceptor does when a dial fails. */
    Runnable onFailure = () -> {};

    Interceptor witness(Session session) {
        return new Interceptor() {
            @Override
            public void onUpstream(UpstreamState state) {
                told.add(state.name());
            }

            @Override
            public void onUpstreamFailed(Session at, UpstreamFailure failure) {
                told.add(failure.fault().name());
                onFailure.run();
            }
        };
    }

    void redial(DoorBench bench) {
        redial(session(bench));
    }

    void redial(Session session) {
        var unused = session.redial(GRACE).thenAccept(outcomes::add);
    }

    List<Fault> faults() {
        return outcomes.stream()
                .filter(Redial.Failed.class::isInstance)
                .map(outcome -> ((Redial.Failed) outcome).failure().fault())
                .toList();
    }

    static Session session(DoorBench bench) {
        return bench.roster.live(CP1).orElseThrow().view();
    }

    static String call(String id) {
        return "[2,\"" + id + "\",\"Heartbeat\",{}]";
    }

    static String result(String id) {
        return "[3,\"" + id + "\",{}]";
    }
}
