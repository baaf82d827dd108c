// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.event.StationEvent;
import io.ferrule.proxy.guard.Guard;
import io.ferrule.proxy.guard.Origin;
import io.ferrule.proxy.guard.Ruling;
import io.ferrule.proxy.guard.Traffic;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.Link;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where the embedder's guard stands in one session; without a guard everything passes and nothing is kept. Used on the session's lane, but for
 * traffic and violations.
 */
final class GuardPost {

    private static final String NAME = "guard";

    private final Optional<Guard> guard;
    private final Supplier<String> names;
    private final Announcer announcer;
    private volatile Origin ofStation;
    private volatile Origin ofCsms;

    GuardPost(StationId station, OcppVersion version, Surroundings surroundings) {
        this.guard = surroundings.guard();
        this.names = surroundings.ids();
        this.announcer = surroundings.announcer();
        ofStation = new Origin(station, version, Side.STATION, "", Optional.empty());
        ofCsms = new Origin(station, version, Side.CSMS, "", Optional.empty());
    }

    /** A connection begins to speak; the one before it on that side is over. */
    void opened(Side from, Link link) {
        if (guard.isEmpty()) {
            return;
        }
        closed(from);
        Origin before = of(from);
        Origin origin = new Origin(
                before.station(),
                before.version(),
                from,
                names.get(),
                Optional.ofNullable(link.peer().getAddress()));
        set(origin);
        tell(watching -> watching.onOpened(origin));
    }

    /** Whatever was open on that side is over. */
    void closed(Side from) {
        Origin last = of(from);
        if (last.address().isPresent()) {
            set(new Origin(last.station(), last.version(), from, last.connection(), Optional.empty()));
            tell(watching -> watching.onClosed(last));
        }
    }

    void traffic(Side from, Traffic traffic) {
        tell(watching -> watching.onTraffic(of(from), traffic));
    }

    void violated(Side from, CloseReason reason) {
        tell(watching -> watching.onViolated(of(from), reason.code(), reason.text()));
    }

    /** What becomes of a text that answers no open call. */
    Ruling heard(Side from, String text) {
        return ruling(watching -> watching.onText(of(from), text));
    }

    /** The reply that its caller gets; an end of the session is for the host to bring about. */
    Reply passing(Side from, Reply reply, Consumer<String> end) {
        Ruling ruling = ruling(watching -> watching.onReply(of(from), reply));
        if (ruling instanceof Ruling.Disconnect disconnect) {
            end.accept(disconnect.reason());
        }
        return instead(reply.id(), from, "Reply", ruling).orElse(reply);
    }

    /** What the sender of a call gets in its place; empty if it passes. */
    Optional<Reply> instead(Call call, Side from, Ruling ruling) {
        return instead(call.id(), from, call.action(), ruling);
    }

    private Optional<Reply> instead(String id, Side from, String what, Ruling ruling) {
        if (ruling instanceof Ruling.Refuse refuse) {
            withheld(from, what, refuse.reason());
            return Optional.of(CallError.of(id, of(from).version(), refuse.code(), refuse.reason()));
        }
        if (ruling instanceof Ruling.Answer answer) {
            withheld(from, what, answer.reason());
            return Optional.of(CallResult.of(id, answer.payload()));
        }
        return Optional.empty();
    }

    private void withheld(Side from, String what, String reason) {
        announcer.announce(at -> new StationEvent.FrameWithheld(at, of(from).station(), from, what, reason));
    }

    private Origin of(Side from) {
        return from == Side.STATION ? ofStation : ofCsms;
    }

    private void set(Origin origin) {
        if (origin.from() == Side.STATION) {
            ofStation = origin;
        } else {
            ofCsms = origin;
        }
    }

    private Ruling ruling(Function<Guard, Ruling> question) {
        if (guard.isEmpty()) {
            return Ruling.pass();
        }
        try {
            return question.apply(guard.get());
        } catch (RuntimeException e) {
            failed(e);
            return Ruling.pass();
        }
    }

    private void tell(Consumer<Guard> news) {
        try {
            guard.ifPresent(news);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void failed(RuntimeException failure) {
        announcer.announce(at -> new StationEvent.InterceptorFailed(
                at, ofStation.station(), NAME, OnFailure.FORWARD, failure.toString()));
    }
}
