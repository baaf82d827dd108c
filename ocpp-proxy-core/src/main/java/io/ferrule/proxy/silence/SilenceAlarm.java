// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.silence;

import io.ferrule.model.StationId;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Raises {@link StationEvent.StationSilent} when a station has sent no message for more than so many of its heartbeat intervals,
 * whether it is connected or not, and {@link StationEvent.StationHeard} when it speaks again. Some stations believe for hours that
 * they are connected after their network has changed; nobody can cure that from here, but somebody can be told.
 *
 * <p>A station is watched from the first result that it is given, so that identities which were never served raise nothing. Its
 * interval is what the CSMS told it in BootNotification or set as HeartbeatInterval later (OCPP 1.6, 4.2 and 9.1.10), one hour as
 * long as it was told none. Pings and pongs are no messages. The latest 10,000 stations are watched.
 *
 * <p>Register it nearest to the stations. Safe for use by several threads; it owns none: {@link #check} raises the alarms.
 */
public final class SilenceAlarm implements InterceptorFactory {

    /** The interval of a station that was told none. */
    static final Duration ASSUMED = Duration.ofHours(1);

    private static final int MOST_STATIONS = 10_000;

    private final int heartbeats;
    private final ProxyListener listener;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Map<StationId, Watch> watches = new LinkedHashMap<>();

    /**
     * Watches nobody yet.
     *
     * @param heartbeats number of heartbeat intervals that may pass in silence, at least 1
     * @param listener hears the events
     * @param clock tells when they happened
     * @param nanos measures silence, in nanoseconds of any origin, and must not jump as a clock may:
     *     {@link System#nanoTime} outside of tests
     */
    public SilenceAlarm(int heartbeats, ProxyListener listener, Clock clock, LongSupplier nanos) {
        if (heartbeats < 1) {
            throw new IllegalArgumentException("heartbeats must be at least 1, was " + heartbeats);
        }
        this.heartbeats = heartbeats;
        this.listener = listener;
        this.clock = clock;
        this.nanos = nanos;
    }

    @Override
    public Interceptor open(Session session) {
        return new SilenceListener(this, session);
    }

    /** Raises an alarm for each station that has been silent for too long. To be called every few seconds, say. */
    public void check() {
        long now = nanos.getAsLong();
        for (Watch watch : all()) {
            watch.alarm(now, heartbeats)
                    .ifPresent(silence -> listener.on(new StationEvent.StationSilent(
                            clock.instant(), watch.station(), silence, watch.interval())));
        }
    }

    /** The station has spoken. */
    void heard(StationId station) {
        find(station)
                .flatMap(watch -> watch.heard(nanos.getAsLong()))
                .ifPresent(silence -> listener.on(new StationEvent.StationHeard(clock.instant(), station, silence)));
    }

    /** The station was given a result. */
    void served(StationId station) {
        watch(station);
    }

    /** The station was told how often to send heartbeats. */
    void told(StationId station, Duration interval) {
        watch(station).every(interval);
    }

    private synchronized Watch watch(StationId station) {
        Watch watch = watches.computeIfAbsent(station, it -> new Watch(it, nanos.getAsLong(), ASSUMED));
        if (watches.size() > MOST_STATIONS) {
            Iterator<Watch> eldestFirst = watches.values().iterator();
            eldestFirst.next();
            eldestFirst.remove();
        }
        return watch;
    }

    private synchronized Optional<Watch> find(StationId station) {
        return Optional.ofNullable(watches.get(station));
    }

    private synchronized List<Watch> all() {
        return List.copyOf(watches.values());
    }
}
