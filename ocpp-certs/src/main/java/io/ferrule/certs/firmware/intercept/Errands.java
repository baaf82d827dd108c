// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.intercept;

import io.ferrule.certs.firmware.FetchOrder;
import io.ferrule.certs.firmware.Notice;
import io.ferrule.certs.firmware.StationDesk;
import io.ferrule.model.Side;
import io.ferrule.model.Timestamp;
import io.ferrule.model.v16.SignedFirmwareStatusNotificationRequest;
import io.ferrule.model.v16.UpdateFirmwareRequest;
import io.ferrule.model.v16.V16;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.intercept.Unanswered;
import io.ferrule.proxy.upstream.UpstreamState;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings the CSMS its statuses and the station its order, each one at a time, as soon as both sides talk: not before the
 * upstream is open, and not before the station's boot is accepted if it boots (OCPP 1.6, 4.2). Used on the lane only.
 */
final class Errands {

    /** A station that boots does so at once. */
    private static final Duration BOOTS_WITHIN = Duration.ofSeconds(5);

    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final int REFUSALS = 3;

    private final Session session;
    private final StationDesk desk;
    private final Executor prompt;
    private final Runnable watcher;
    private boolean held = true;
    private boolean booting;
    private boolean telling;
    private boolean offering;
    private int refusals;

    Errands(Session session, StationDesk desk, Executor prompt) {
        this.session = session;
        this.desk = desk;
        this.prompt = prompt;
        this.watcher = () -> come(this::go);
    }

    void begin() {
        desk.watch(watcher);
        station().ifPresent(address -> prompt.execute(() -> desk.connected(address)));
        if (session.upstream() == UpstreamState.OPEN) {
            turned(UpstreamState.OPEN);
        }
    }

    void end() {
        desk.unwatch(watcher);
    }

    void turned(UpstreamState state) {
        if (state == UpstreamState.OPEN) {
            session.executeAfter(BOOTS_WITHIN, () -> {
                held = held && booting;
                go();
            });
        }
    }

    void booting() {
        booting = true;
        held = true;
    }

    void booted(boolean accepted) {
        booting = !accepted;
        held = !accepted;
        come(this::go);
    }

    /** Tells the last status once more; nobody misses it if it is lost. */
    void answerTrigger() {
        come(() -> {
            var unused = session.call(Side.CSMS, V16.SIGNED_FIRMWARE_STATUS_NOTIFICATION, request(desk.asked()));
        });
    }

    private void go() {
        if (!held) {
            tell();
            offer();
        }
    }

    private void tell() {
        Optional<Notice> next = desk.unsent();
        if (telling || next.isEmpty() || session.upstream() != UpstreamState.OPEN) {
            return;
        }
        telling = true;
        var unused = session.call(Side.CSMS, V16.SIGNED_FIRMWARE_STATUS_NOTIFICATION, request(next.get()))
                .whenComplete((answer, failure) -> told(next.get(), failure));
    }

    private static SignedFirmwareStatusNotificationRequest request(Notice notice) {
        return new SignedFirmwareStatusNotificationRequest(
                notice.status(),
                notice.requestId().isPresent() ? notice.requestId().getAsInt() : null);
    }

    /** A CSMS that refuses the same status again and again will not hear it; one that is silent has perhaps gone. */
    private void told(Notice notice, @Nullable Throwable failure) {
        if (failure != null) {
            refusals += unanswered(failure).isEmpty() ? 1 : 0;
        }
        if (failure == null || refusals >= REFUSALS) {
            refusals = 0;
            aside(
                    () -> {
                        desk.told(notice);
                        return notice;
                    },
                    done -> tellNext());
        } else {
            session.executeAfter(AGAIN, this::tellNext);
        }
    }

    private void tellNext() {
        telling = false;
        go();
    }

    private void offer() {
        Optional<InetAddress> address = station();
        if (offering || address.isEmpty() || !desk.offers()) {
            return;
        }
        offering = true;
        aside(() -> desk.offer(address.get()), order -> {
            if (order.isEmpty()) {
                offering = false;
            } else {
                send(order.get());
            }
        });
    }

    private void send(FetchOrder order) {
        UpdateFirmwareRequest request = UpdateFirmwareRequest.builder()
                .location(order.location())
                .retrieveDate(Timestamp.of(session.clock().instant()))
                .retries(order.retries())
                .retryInterval(Math.toIntExact(order.retryInterval().toSeconds()))
                .build();
        var unused = session.call(Side.STATION, V16.UPDATE_FIRMWARE, request)
                .whenComplete((answer, failure) -> answered(order, failure));
    }

    /**
     * An order that did not go out goes out again. One that got no answer has perhaps been understood, if the session is
     * still there after a moment; after the end of a session the next one tells it again.
     */
    private void answered(FetchOrder order, @Nullable Throwable failure) {
        if (failure == null) {
            settled(() -> desk.taken(order));
            return;
        }
        Optional<Unanswered> unanswered = unanswered(failure);
        if (unanswered.isEmpty()) {
            settled(() -> desk.refused(order));
        } else if (unanswered.get() == Unanswered.REPLY_MISSING) {
            session.executeAfter(MOMENT, () -> settled(() -> desk.taken(order)));
        } else {
            session.executeAfter(AGAIN, this::offered);
        }
    }

    private void settled(Runnable outcome) {
        aside(
                () -> {
                    outcome.run();
                    return outcome;
                },
                done -> offered());
    }

    private void offered() {
        offering = false;
        go();
    }

    private static Optional<Unanswered> unanswered(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof CallFailedException failed ? failed.unanswered() : Optional.empty();
    }

    private Optional<InetAddress> station() {
        return session.stationAbsent()
                ? Optional.empty()
                : Optional.ofNullable(session.peer().getAddress());
    }

    /** Does what waits for the disk elsewhere, and goes on with its outcome on the lane. */
    private <T> void aside(Supplier<T> work, Consumer<T> onLane) {
        prompt.execute(() -> {
            T outcome = work.get();
            come(() -> onLane.accept(outcome));
        });
    }

    private void come(Runnable onLane) {
        try {
            session.execute(onLane);
        } catch (RejectedExecutionException e) {
            session.close("the gateway cannot keep up with this station");
        }
    }
}
