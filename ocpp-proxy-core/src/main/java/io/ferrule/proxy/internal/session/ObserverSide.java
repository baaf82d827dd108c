// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.FrameReader;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.internal.lane.Timers;
import io.ferrule.proxy.internal.link.UpstreamConnector;
import io.ferrule.proxy.internal.observer.Gallery;
import io.ferrule.proxy.internal.observer.Means;
import io.ferrule.proxy.internal.observer.ObserverPlan;
import io.ferrule.proxy.internal.websocket.SocketConnector;
import io.ferrule.proxy.upstream.ObserverStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The observers of a proxy with what is theirs alone: connections and threads, so that they take none from stations and
 * their primary CSMSs.
 */
final class ObserverSide implements AutoCloseable {

    private final ObserverPlan plan;
    private final Gallery gallery;
    private final UpstreamConnector connector;
    private final Optional<LanePool> ownPool;

    ObserverSide(ObserverPlan plan, Settings settings, Timers timers, Announcer announcer) {
        this.plan = plan;
        ownPool = settings.executor().isPresent()
                ? Optional.empty()
                : Optional.of(new LanePool("ferrule-observers-", settings.wire().connections()));
        connector = SocketConnector.open(settings.wire(), settings.ping(), settings.clock());
        Means means = new Means(
                timers,
                settings.executor().or(() -> ownPool).orElseThrow(),
                connector,
                new FrameReader(settings.frames()),
                new MessageIds(settings.random()),
                settings.backoff(),
                settings.random(),
                settings.callTimeout(),
                announcer::announce);
        gallery = new Gallery(plan.directory(), plan.store(), means);
    }

    /** The interceptors with the observers at their place. */
    List<Registration> among(List<Registration> interceptors) {
        List<Registration> all = new ArrayList<>(interceptors);
        all.add(plan.place(), new Registration("observers", OnFailure.FORWARD, gallery));
        return all;
    }

    List<ObserverStatus> statuses(StationId station) {
        return gallery.statuses(station);
    }

    @Override
    public void close() {
        connector.close();
        ownPool.ifPresent(LanePool::close);
    }
}
