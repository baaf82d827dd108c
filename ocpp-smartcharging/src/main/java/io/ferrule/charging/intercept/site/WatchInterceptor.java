// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.station.Sighting;
import io.ferrule.charging.intercept.station.Sightings;
import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Session;
import java.util.List;

/** Sees what a station says, and hands it over. Changes nothing. Used on the lane only. */
final class WatchInterceptor implements Interceptor {

    private static final String BOOT = "BootNotification";
    private static final String START = "StartTransaction";

    private final Core core;
    private final Post post;
    private final Session session;
    private final Sightings sightings;

    WatchInterceptor(Core core, Post post, Session session) {
        this.core = core;
        this.post = post;
        this.session = session;
        this.sightings =
                new Sightings(session.version(), post.station().member().spec());
        core.run(() -> post.presence().opened(session));
    }

    @Override
    public Interests interests() {
        return Interests.named(
                BOOT,
                START,
                "StopTransaction",
                "TransactionEvent",
                "StatusNotification",
                "MeterValues",
                "NotifyEVChargingNeeds",
                "Heartbeat");
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        if (exchange.origin() == Side.STATION) {
            List<Sighting> seen = sightings.ofCall(call.action(), call.payload());
            seen.forEach(sighting -> core.run(() -> saw(sighting)));
            if (call.action().equals(START)) {
                core.run(post.presence().probing()::carComes);
            }
        }
        return CallVerdict.forward();
    }

    private void saw(Sighting sighting) {
        if (sighting instanceof Sighting.Booted boot) {
            post.presence().booted(boot);
        } else {
            post.station().saw(sighting);
        }
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        boolean answered =
                exchange.origin() == Side.STATION && exchange.unanswered().isEmpty();
        if (answered && reply instanceof CallResult result) {
            answered(exchange.call(), result);
        }
        return ReplyVerdict.forward();
    }

    private void answered(Call call, CallResult result) {
        if (call.action().equals(BOOT)) {
            boolean accepted = result.payload()
                    .string("/status")
                    .filter("Accepted"::equals)
                    .isPresent();
            core.run(() -> post.presence().answered(accepted));
            return;
        }
        if (call.action().equals(START)) {
            sightings
                    .ofStart(call.payload(), result.payload())
                    .ifPresent(sighting -> core.run(() -> post.station().saw(sighting)));
        }
        core.run(post.presence()::heard);
    }

    @Override
    public void close() {
        core.run(() -> post.presence().left(session));
    }
}
