// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.upstream.Observer;
import io.ferrule.proxy.upstream.ObserverDirectory;
import io.ferrule.proxy.upstream.ObserverStatus;
import io.ferrule.proxy.upstream.VirtualKeyStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All observers of all stations of one proxy. What is remembered of a station between its connections is bounded: beyond
 * 10,000 stations the one that connected longest ago is forgotten. Safe for use by several threads.
 */
public final class Gallery implements InterceptorFactory {

    private static final Logger LOG = LoggerFactory.getLogger(Gallery.class);
    private static final int MOST_OBSERVERS = 8;
    private static final int MOST_STATIONS = 10_000;

    private final ObserverDirectory directory;
    private final VirtualKeyStore store;
    private final Means means;
    private final Map<StationId, StationMemory> memories = new Recent<>(MOST_STATIONS);
    private final Map<StationId, Audience> live = new ConcurrentHashMap<>();

    public Gallery(ObserverDirectory directory, VirtualKeyStore store, Means means) {
        this.directory = directory;
        this.store = store;
        this.means = means;
    }

    @Override
    public Interceptor open(Session session) {
        Scene scene = new Scene(session, memory(session.station()), directory, store, new Turns(session));
        List<Watcher> watchers =
                found(session, () -> directory.observersOf(session.station(), session.version())).stream()
                        .filter(different())
                        .limit(MOST_OBSERVERS)
                        .map(observer -> new Watcher(observer, scene, means))
                        .toList();
        VirtualKeys primaryKeys =
                scene.primaryKeys(found(session, () -> directory.primaryVirtualKeys(session.station())));
        Audience audience =
                new Audience(scene, watchers, primaryKeys, closed -> live.remove(session.station(), closed));
        live.put(session.station(), audience);
        return audience;
    }

    /** How it stands with the observers of a station; none while it is not connected. */
    public List<ObserverStatus> statuses(StationId station) {
        return Optional.ofNullable(live.get(station)).map(Audience::statuses).orElse(List.of());
    }

    private synchronized StationMemory memory(StationId station) {
        StationMemory known = memories.remove(station);
        StationMemory memory = known == null ? new StationMemory() : known;
        memories.put(station, memory);
        return memory;
    }

    // Whatever is wrong with the directory, the station is served. Nothing is copied of a station that is not there.
    private static <T> Set<T> found(Session session, Supplier<Collection<T>> question) {
        try {
            return session.stationAbsent() ? Set.of() : new LinkedHashSet<>(question.get());
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("station", session.station())
                    .setCause(e)
                    .log("nobody could say who observes this station");
            return Set.of();
        }
    }

    private static Predicate<Observer> different() {
        Set<String> names = new HashSet<>();
        return observer -> names.add(observer.name());
    }
}
