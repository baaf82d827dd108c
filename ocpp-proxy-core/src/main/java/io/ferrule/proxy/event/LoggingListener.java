// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.event;

import static java.util.Map.entry;

import io.ferrule.model.Finding;
import io.ferrule.model.Note;
import io.ferrule.model.OcppVersion;
import java.lang.reflect.RecordComponent;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes each event as one line with key-values to SLF4J: a warning where an operator can act, else information; what
 * single frames cause only at debug level. Texts of peers are escaped and cut, payloads are never written.
 *
 * <p>At most 20 lines a minute are written of one kind of event about one station, or about one address where no station
 * is known; the next one tells as {@code heldBack} how many were left out. Safe for use by several threads.
 */
public final class LoggingListener implements ProxyListener {

    private static final Logger LOG = LoggerFactory.getLogger(LoggingListener.class);

    private static final Map<Class<? extends ProxyEvent>, Line> LINES = Map.ofEntries(
            entry(ProxyEvent.ConnectionRefused.class, new Line(Level.WARN, "connection refused")),
            entry(ProxyEvent.LimitBroken.class, new Line(Level.WARN, "limit broken, connection closed")),
            entry(StationEvent.SessionOpened.class, new Line(Level.INFO, "station connected")),
            entry(StationEvent.SessionClosed.class, new Line(Level.INFO, "session closed")),
            entry(
                    StationEvent.DuplicateRefused.class,
                    new Line(Level.WARN, "second connection of a connected identity refused")),
            entry(StationEvent.SessionReplaced.class, new Line(Level.WARN, "connection gave way")),
            entry(StationEvent.StationSilent.class, new Line(Level.WARN, "station silent for too long")),
            entry(StationEvent.StationHeard.class, new Line(Level.INFO, "silent station heard again")),
            entry(StationEvent.UpstreamOpened.class, new Line(Level.INFO, "csms connected")),
            entry(StationEvent.UpstreamFailed.class, new Line(Level.WARN, "csms cannot be reached")),
            entry(
                    StationEvent.UpstreamPassedOver.class,
                    new Line(Level.WARN, "csms cannot be reached, trying its next address")),
            entry(StationEvent.UpstreamRenewed.class, new Line(Level.INFO, "csms connection given up to dial again")),
            entry(StationEvent.UpstreamLost.class, new Line(Level.WARN, "csms connection lost")),
            entry(StationEvent.FrameUnreadable.class, new Line(Level.WARN, "unreadable frame, not passed on")),
            entry(StationEvent.FrameWithheld.class, new Line(Level.WARN, "frame withheld by the guard")),
            entry(StationEvent.FrameMended.class, new Line(Level.DEBUG, "frame mended")),
            entry(StationEvent.FindingRaised.class, new Line(Level.INFO, "finding")),
            entry(StationEvent.InterceptorFailed.class, new Line(Level.ERROR, "interceptor failed")),
            entry(StationEvent.CallTimedOut.class, new Line(Level.WARN, "call not answered in time")),
            entry(StationEvent.CallRefused.class, new Line(Level.WARN, "too many calls wait, call refused")),
            entry(StationEvent.CallRepeated.class, new Line(Level.DEBUG, "call repeated, not passed on")),
            entry(StationEvent.ReplyDropped.class, new Line(Level.INFO, "reply to no open call dropped")),
            entry(ObserverEvent.ObserverOpened.class, new Line(Level.INFO, "observer connected")),
            entry(
                    ObserverEvent.ObserverAway.class,
                    new Line(Level.WARN, "observer is away, the station is served without it")),
            entry(ObserverEvent.CopiesDropped.class, new Line(Level.WARN, "observer does not get all copies")),
            entry(ObserverEvent.ObserverCallRefused.class, new Line(Level.WARN, "call of an observer refused")),
            entry(ObserverEvent.ObserverUnreadable.class, new Line(Level.WARN, "unreadable frame of an observer")),
            entry(StationEvent.ResultRefused.class, new Line(Level.INFO, "result refused by its receiver")));

    private final LineBudget budget = new LineBudget();

    /** Makes a listener. */
    public LoggingListener() {}

    @Override
    public void on(ProxyEvent event) {
        Line line = LINES.getOrDefault(event.getClass(), new Line(Level.INFO, "event"));
        if (!LOG.isEnabledForLevel(line.level())) {
            return;
        }
        OptionalLong heldBack = budget.spend(event);
        if (heldBack.isEmpty()) {
            return;
        }
        LoggingEventBuilder log = LOG.atLevel(line.level());
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            add(log, component.getName(), valueOf(component, event));
        }
        if (heldBack.getAsLong() > 0) {
            add(log, "heldBack", heldBack.getAsLong());
        }
        log.log(line.message());
    }

    /** The events that have a line of their own. */
    static Set<Class<? extends ProxyEvent>> known() {
        return LINES.keySet();
    }

    // The line has a time of its own; what is absent is left out.
    private static void add(LoggingEventBuilder log, String name, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> add(log, name, present));
        } else if (value instanceof Finding finding) {
            add(log, "rule", finding.rule());
            add(log, "pointer", finding.pointer());
            add(log, "message", finding.message());
        } else if (value instanceof Note note) {
            add(log, "rule", note.rule());
            add(log, "message", note.message());
        } else if (!name.equals("at") && !(name.equals("httpStatus") && value.equals(0))) {
            var unused = log.addKeyValue(name.equals("subject") ? "station" : name, Printable.of(textOf(value)));
        }
    }

    private static String textOf(Object value) {
        if (value instanceof X509Certificate certificate) {
            return certificate.getSubjectX500Principal().getName();
        }
        if (value instanceof InetSocketAddress address) {
            return address.getHostString() + ":" + address.getPort();
        }
        if (value instanceof OcppVersion version) {
            return version.number();
        }
        if (value instanceof Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT); // as in metrics
        }
        // A frame names its type, action and id only.
        return value.toString();
    }

    private static Object valueOf(RecordComponent component, ProxyEvent event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a public record cannot be read: " + event.getClass(), e);
        }
    }

    private record Line(Level level, String message) {}
}
