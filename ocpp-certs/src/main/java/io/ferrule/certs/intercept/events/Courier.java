// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Reading;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.Reach;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers one station's notices while its session lasts. Nothing goes out before the CSMS has answered the station itself: a CSMS
 * that has not accepted the boot takes nothing else (OCPP 1.6, 4.2). Used on the lane only, but for {@link #wake}.
 */
final class Courier implements Interceptor {

    private static final int REFUSALS = 3;
    private static final int ATTEMPTS = 10;
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration AFTER_SILENCE = Duration.ofSeconds(30);
    private static final String BOOT = "BootNotification";

    private final Session session;
    private final Outbox outbox;
    private final boolean delivers;
    private final Map<StationId, Courier> couriers;
    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private boolean open;
    private boolean heard;
    private boolean running;
    private boolean again;

    Courier(Session session, Outbox outbox, boolean delivers, Map<StationId, Courier> couriers) {
        this.session = session;
        this.outbox = outbox;
        this.delivers = delivers;
        this.couriers = couriers;
        open = session.upstream() == UpstreamState.OPEN;
        couriers.put(session.station(), this);
    }

    @Override
    public Interests interests() {
        return delivers ? Interests.everything().brief() : Interests.nothing();
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        if (exchange.origin() == Side.STATION && call.action().equals(BOOT)) {
            heard = false;
        }
        return CallVerdict.forward();
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        boolean told =
                exchange.origin() == Side.STATION && exchange.unanswered().isEmpty();
        if (told && reply instanceof CallResult result && accepting(exchange.call(), result) && !heard) {
            heard = true;
            // The reply goes first, and the next call waits behind it.
            session.execute(this::run);
        }
        return ReplyVerdict.forward();
    }

    private static boolean accepting(Call call, CallResult result) {
        return !call.action().equals(BOOT)
                || result.payload().string("/status").filter("Accepted"::equals).isPresent();
    }

    @Override
    public void onUpstream(UpstreamState state) {
        open = state == UpstreamState.OPEN;
        run();
    }

    @Override
    public void close() {
        couriers.remove(session.station(), this);
    }

    /** Something was written. From any thread. */
    void wake() {
        come(this::run);
    }

    private void run() {
        again = running;
        if (running || !delivers || !open || !heard) {
            return;
        }
        running = true;
        lane(outbox.list(EntryQuery.waiting().of(session.station())), this::deliverFirst);
    }

    private void deliverFirst(List<Entry> entries) {
        Optional<Entry> first = entries.stream()
                .filter(entry -> entry.call().kind() != Kind.BILLING)
                .findFirst();
        if (first.isPresent()) {
            deliver(first.get());
        } else {
            pause(again ? Optional.of(Duration.ZERO) : Optional.empty());
        }
    }

    private void deliver(Entry entry) {
        if (entry.call().version() != session.version()) {
            bury(entry, "written in OCPP " + entry.call().version().number());
        } else if (entry.attempts() >= ATTEMPTS) {
            bury(entry, "the CSMS did not answer " + ATTEMPTS + " times");
        } else if (reader.read(entry.call().text()) instanceof Reading.Read read && read.frame() instanceof Call call) {
            lane(outbox.sent(entry.number()), written -> send(entry, call));
        } else {
            bury(entry, "its text cannot be read");
        }
    }

    private void send(Entry entry, Call call) {
        if (!open) {
            pause(Optional.empty());
            return;
        }
        var unused = session.call(Side.CSMS, call).whenComplete((reply, failure) -> answered(entry, reply));
    }

    private void answered(Entry entry, @Nullable Reply reply) {
        if (reply instanceof CallResult) {
            lane(outbox.acknowledged(entry.number()), done -> pause(Optional.of(Duration.ZERO)));
        } else if (reply instanceof CallError error) {
            lane(outbox.refused(entry.number(), error.wireCode()), count -> refused(entry, count, error.wireCode()));
        } else {
            pause(open ? Optional.of(AFTER_SILENCE) : Optional.empty());
        }
    }

    private void refused(Entry entry, int count, String code) {
        if (count >= REFUSALS) {
            bury(entry, code);
        } else {
            pause(Optional.of(AGAIN.multipliedBy(count)));
        }
    }

    private void bury(Entry entry, String reason) {
        lane(outbox.bury(entry.number(), Reach.ENTRY, reason), count -> pause(Optional.of(Duration.ZERO)));
    }

    private void pause(Optional<Duration> length) {
        if (length.isEmpty()) {
            running = false;
        } else {
            session.executeAfter(length.get(), () -> {
                running = false;
                run();
            });
        }
    }

    /** Goes on, on the lane; after a while where the journal failed. */
    private <T extends @Nullable Object> void lane(CompletionStage<T> stage, Consumer<T> next) {
        var unused = stage.whenComplete((value, failure) -> come(() -> {
            if (failure == null) {
                next.accept(value);
            } else {
                pause(Optional.of(AFTER_SILENCE));
            }
        }));
    }

    // A lane that is full is about to end; the next session finds everything in the journal.
    private void come(Runnable onLane) {
        try {
            session.execute(onLane);
        } catch (RejectedExecutionException e) {
            session.close("the gateway cannot keep up with its journal");
        }
    }
}
