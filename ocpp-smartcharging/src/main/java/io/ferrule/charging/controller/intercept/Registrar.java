// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import io.ferrule.charging.controller.Change;
import io.ferrule.charging.controller.ControllerIdentity;
import io.ferrule.model.Side;
import io.ferrule.model.v201.BootNotificationRequest;
import io.ferrule.model.v201.BootNotificationResponse;
import io.ferrule.model.v201.BootReason;
import io.ferrule.model.v201.ChargingStation;
import io.ferrule.model.v201.HeartbeatRequest;
import io.ferrule.model.v201.RegistrationStatus;
import io.ferrule.model.v201.V201;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.intercept.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Registers a controller with its CSMS and shows that it is alive: BootNotification until it is accepted, at the interval that the
 * CSMS gives (OCPP 2.0.1 part 2, B01, B02, B03), then Heartbeat (G02). Used on the session's lane only.
 */
final class Registrar {

    /** After a BootNotification that got no result, and where the CSMS names no interval. */
    private static final Duration RETRY = Duration.ofSeconds(30);

    private static final int MOST_INTERVAL = 86_400;

    private final Session session;
    private final ControllerIdentity identity;
    private final Recollection kept;
    private Instant due;
    private boolean busy;

    Registrar(Session session, ControllerIdentity identity, Recollection kept) {
        this.session = session;
        this.identity = identity;
        this.kept = kept;
        this.due = session.clock().instant();
    }

    /** Says what is due. */
    void look() {
        if (busy || session.clock().instant().isBefore(due)) {
            return;
        }
        busy = true;
        if (kept.standing().accepted()) {
            heartbeat();
        } else {
            boot(BootReason.POWER_UP);
        }
    }

    /** The CSMS is back. */
    void back() {
        due = session.clock().instant();
        look();
    }

    /** The CSMS asks for a BootNotification; false if it has accepted one already (F06.FR.17). */
    boolean triggered() {
        if (kept.standing().accepted() || busy) {
            return false;
        }
        busy = true;
        session.execute(() -> boot(BootReason.TRIGGERED));
        return true;
    }

    /** The CSMS asks for a Heartbeat. */
    void beat() {
        session.execute(this::heartbeat);
    }

    private void boot(BootReason reason) {
        ChargingStation self = new ChargingStation(
                identity.serial().orElse(null), identity.model(), null, identity.vendor(), identity.firmware(), null);
        var unused = session.call(Side.CSMS, V201.BOOT_NOTIFICATION, new BootNotificationRequest(self, reason, null))
                .whenComplete(this::registered);
    }

    private void registered(@Nullable BootNotificationResponse response, @Nullable Throwable failure) {
        busy = false;
        if (response == null) {
            wait(RETRY);
            return;
        }
        kept.standing().is(response.status());
        int interval = Math.min(response.interval(), MOST_INTERVAL);
        if (response.status() == RegistrationStatus.ACCEPTED) {
            if (interval > 0) {
                var unused = kept.memory().change(state -> new Change<>(true, state.beating(interval)));
            }
            wait(interval > 0 ? Duration.ofSeconds(interval) : heartbeats());
        } else {
            wait(interval > 0 ? Duration.ofSeconds(interval) : RETRY);
        }
    }

    private void heartbeat() {
        busy = true;
        var unused = session.call(Side.CSMS, V201.HEARTBEAT, new HeartbeatRequest(null))
                .whenComplete((response, failure) -> {
                    busy = false;
                    wait(heartbeats());
                    if (failure != null && refused(failure)) {
                        kept.standing().is(RegistrationStatus.UNRECOGNIZED); // the CSMS knows nothing of us any more
                        wait(Duration.ZERO);
                    }
                });
    }

    /** Whether the CSMS itself answered with a CALLERROR. */
    static boolean refused(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof CallFailedException failed
                && failed.unanswered().isEmpty();
    }

    private Duration heartbeats() {
        return Duration.ofSeconds(kept.memory().state().adjustment().heartbeatSeconds());
    }

    private void wait(Duration pause) {
        due = session.clock().instant().plus(pause);
    }
}
