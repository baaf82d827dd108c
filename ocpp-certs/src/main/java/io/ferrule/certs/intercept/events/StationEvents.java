// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import io.ferrule.certs.intercept.SecurityEventType;
import io.ferrule.certs.intercept.SecurityEvents;
import io.ferrule.certs.store.LogEntry;
import io.ferrule.certs.store.SecurityLog;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import io.ferrule.model.Timestamp;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.journal.Kind;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Takes security events: writes each to the station's security log, and brings to the CSMS those that it must hear of. Safe for
 * use by several threads.
 *
 * <p>Raises some itself: that a station has started, that a CSMS refused the station's credentials, that a CSMS could not be
 * verified; of the attempts to connect one for each cause and streak of failures.
 */
public final class StationEvents implements SecurityEvents {

    private final Notices notices;
    private final SecurityLog log;
    private final EventSettings settings;
    private final Pace pace;
    private final Streaks streaks = new Streaks();

    private StationEvents(Notices notices, SecurityLog log, EventSettings settings) {
        this.notices = notices;
        this.log = log;
        this.settings = settings;
        this.pace = new Pace(settings.perHour());
    }

    /**
     * Makes a taker of events.
     *
     * @param notices bring events to the CSMS
     * @param log the security logs
     * @param settings how
     * @return the taker
     */
    public static StationEvents over(Notices notices, SecurityLog log, EventSettings settings) {
        return new StationEvents(notices, log, settings);
    }

    /**
     * What raises events from what it sees of the conversations, and logs those that stations raise themselves. To be registered
     * next to the CSMS, with {@link io.ferrule.proxy.intercept.OnFailure#FORWARD}.
     *
     * @return a factory for one proxy or several
     */
    public InterceptorFactory interceptors() {
        return session -> new EventInterceptor(session, this, streaks);
    }

    /**
     * Takes an event. It is only logged where the CSMS has no message for it: in OCPP 1.5 none has, in 1.6 the audience says who has.
     */
    @Override
    public void raise(StationId station, SecurityEventType type, String techInfo) {
        Instant now = settings.clock().instant();
        OptionalLong held = pace.spend(station, type, now);
        if (held.isEmpty()) {
            return;
        }
        String details = TechInfo.of(
                held.getAsLong() == 0 ? techInfo : "after " + held.getAsLong() + " more like it: " + techInfo);
        OcppVersion version = notices.versionOf(station).orElse(OcppVersion.V1_6);
        LogEntry entry = new LogEntry(now, type.in(version), details);
        write(station, entry);
        if (settings.pushed().test(type) && listens(station, version)) {
            push(station, version, entry);
        }
    }

    private boolean listens(StationId station, OcppVersion version) {
        return switch (version) {
            case V1_5 -> false;
            case V1_6 -> settings.audience().listens(station);
            default -> true;
        };
    }

    /** The CSMS of this station has the security extension. */
    void shown(StationId station) {
        settings.audience().shown(station);
    }

    boolean startups() {
        return settings.startups();
    }

    /** An event that the station itself tells of. */
    void heard(StationId station, String type, String techInfo) {
        write(station, new LogEntry(settings.clock().instant(), TechInfo.type(type), TechInfo.of(techInfo)));
    }

    private void write(StationId station, LogEntry entry) {
        var unused = log.append(station.value(), entry).exceptionally(failure -> {
            settings.lost().accept(station, entry.type() + " is missing in the security log");
            return null;
        });
    }

    private void push(StationId station, OcppVersion version, LogEntry entry) {
        Payload payload = Payload.empty().with("/type", entry.type()).with("/timestamp", Timestamp.of(entry.at()));
        Payload complete = entry.techInfo().isEmpty() ? payload : payload.with("/techInfo", entry.techInfo());
        var unused = notices.send(station, version, new Notice(Kind.SECURITY, "SecurityEventNotification", complete))
                .exceptionally(failure -> {
                    settings.lost().accept(station, entry.type() + " cannot be kept for the CSMS");
                    return null;
                });
    }
}
