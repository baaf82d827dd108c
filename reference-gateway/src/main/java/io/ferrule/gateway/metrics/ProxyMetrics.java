// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.metrics;

import io.ferrule.model.MessageType;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.event.ObserverEvent;
import io.ferrule.proxy.event.ProxyEvent;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.event.StationEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happens in the proxy. Labels take only values that we choose from a fixed set, so a hostile peer cannot make
 * series without end. Safe for use by several threads.
 */
public final class ProxyMetrics implements ProxyListener {

    private static final int FIRST_CLOSE_CODE = 1000;
    private static final int LAST_CLOSE_CODE = 1015;

    private final MeterRegistry registry;
    private final Map<Side, Map<MessageType, Counter>> frames = new EnumMap<>(Side.class);
    private final Map<Side, Counter> characters = new EnumMap<>(Side.class);

    /**
     * Registers the counters of frames; the others appear with their first event.
     *
     * @param registry where to count
     */
    public ProxyMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Side side : Side.values()) {
            Map<MessageType, Counter> types = new EnumMap<>(MessageType.class);
            for (MessageType type : MessageType.values()) {
                types.put(type, registry.counter("frames", "from", word(side), "type", word(type)));
            }
            frames.put(side, types);
            characters.put(side, registry.counter("frame.characters", "from", word(side)));
        }
    }

    @Override
    public void forwarded(StationId station, Side from, MessageType type, int length) {
        counter(frames.get(from), type).increment();
        counter(characters, from).increment(length);
    }

    private static <K> Counter counter(@Nullable Map<K, Counter> counters, K key) {
        return Objects.requireNonNull(Objects.requireNonNull(counters).get(key));
    }

    @Override
    public void on(ProxyEvent event) {
        if (event instanceof ProxyEvent.ConnectionRefused refused) {
            count("connections.refused", "status", Integer.toString(refused.status()));
        } else if (event instanceof ProxyEvent.LimitBroken broken) {
            count("limits.broken", "code", closeCode(broken.closeCode()));
        } else if (event instanceof StationEvent about) {
            station(about);
        } else if (event instanceof ObserverEvent about) {
            observer(about);
        }
    }

    /** The names are the operator's own, and few. */
    private void observer(ObserverEvent event) {
        if (event instanceof ObserverEvent.ObserverOpened) {
            count("observers.opened", "observer", event.observer());
        } else if (event instanceof ObserverEvent.ObserverAway) {
            count("observers.failed", "observer", event.observer());
        } else if (event instanceof ObserverEvent.ObserverCallRefused refused) {
            count("observers.refused", "observer", event.observer(), "code", word(refused.code()));
        } else if (event instanceof ObserverEvent.ObserverUnreadable) {
            count("observers.unreadable", "observer", event.observer());
        }
    }

    private void station(StationEvent event) {
        if (event instanceof StationEvent.SessionOpened opened) {
            count("sessions.opened", "ocpp", opened.version().number());
        } else if (event instanceof StationEvent.SessionClosed closed) {
            count("sessions.closed", "code", closeCode(closed.closeCode()));
        } else if (event instanceof StationEvent.DuplicateRefused) {
            count("duplicates.refused");
        } else if (event instanceof StationEvent.SessionReplaced replaced) {
            count("sessions.replaced", "alive", Boolean.toString(replaced.alive()));
        } else if (event instanceof StationEvent.StationSilent) {
            count("stations.silent");
        } else if (event instanceof StationEvent.StationHeard) {
            count("stations.heard");
        } else if (event instanceof StationEvent.UpstreamOpened) {
            count("upstreams.opened");
        } else if (event instanceof StationEvent.UpstreamFailed failed) {
            count("upstreams.failed", "stage", word(failed.stage()));
        } else if (event instanceof StationEvent.UpstreamPassedOver passed) {
            count("upstreams.passed.over", "stage", word(passed.stage()));
        } else if (event instanceof StationEvent.UpstreamLost lost) {
            count("upstreams.lost", "code", closeCode(lost.closeCode()));
        } else {
            message(event);
        }
    }

    private void message(StationEvent event) {
        if (event instanceof StationEvent.FrameUnreadable unreadable) {
            count(
                    "frames.unreadable",
                    "from",
                    word(unreadable.from()),
                    "rule",
                    unreadable.finding().rule());
        } else if (event instanceof StationEvent.FrameWithheld withheld) {
            count("frames.withheld", "from", word(withheld.from()));
        } else if (event instanceof StationEvent.FindingRaised raised) {
            count(
                    "findings",
                    "from",
                    word(raised.from()),
                    "rule",
                    raised.finding().rule());
        } else if (event instanceof StationEvent.FrameMended mended) {
            count("frames.mended", "from", word(mended.from()));
        } else if (event instanceof StationEvent.InterceptorFailed failed) {
            count("interceptors.failed", "interceptor", failed.interceptor());
        } else if (event instanceof StationEvent.CallTimedOut late) {
            count("calls.timeout", "to", word(late.to()), "sent", Boolean.toString(late.sent()));
        } else if (event instanceof StationEvent.CallRefused refused) {
            count("calls.refused", "to", word(refused.to()));
        } else if (event instanceof StationEvent.CallRepeated repeated) {
            count("calls.repeated", "from", word(repeated.from()));
        } else if (event instanceof StationEvent.ReplyDropped dropped) {
            count("replies.dropped", "from", word(dropped.from()), "late", Boolean.toString(dropped.late()));
        } else if (event instanceof StationEvent.ResultRefused refused) {
            count("results.refused", "from", word(refused.from()));
        }
    }

    private void count(String name, String... labels) {
        registry.counter(name, labels).increment();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A peer may close with any of thousands of numbers; only those that have a meaning get a series. */
    private static String closeCode(int code) {
        return code >= FIRST_CLOSE_CODE && code <= LAST_CLOSE_CODE ? Integer.toString(code) : "other";
    }
}
