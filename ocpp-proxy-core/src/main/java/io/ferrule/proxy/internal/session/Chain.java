// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.internal.lane.Lane;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Leads calls through the interceptors and replies back through those that saw the call. Used on the session's lane
 * only.
 */
final class Chain {

    private static final String UNAVAILABLE = "the gateway could not handle this message";

    private final Lane lane;
    private final OcppVersion version;
    private final Ends ends;
    private final Pauses pauses;
    private List<Stage> stages = List.of();

    Chain(Lane lane, OcppVersion version, Ends ends, Pauses pauses) {
        this.lane = lane;
        this.version = version;
        this.ends = ends;
        this.pauses = pauses;
    }

    void fill(List<Stage> opened) {
        stages = List.copyOf(opened);
    }

    /** Leads a call from where it stands to its target. */
    void forward(OpenCall open) {
        while (open.position() >= 0 && open.position() < stages.size()) {
            Stage stage = stages.get(open.position());
            if (!stage.wants(open.current().action())) {
                open.skip();
            } else if (lane.inline() && !stage.brief()) {
                lane.next(() -> forward(open));
                return;
            } else if (!ask(new Visit(open, stage))) {
                return;
            }
        }
        ends.arrived(open);
    }

    /** Leads a reply, under its caller's id, back to the caller. */
    void back(OpenCall open, Reply reply) {
        Reply now = reply;
        Optional<Visit> visit = open.lastVisit();
        while (visit.isPresent()) {
            if (lane.inline() && !visit.get().stage().brief()) {
                Reply sofar = now;
                lane.next(() -> back(open, sofar));
                return;
            }
            open.leave();
            Optional<Reply> seen = show(visit.get(), now);
            if (seen.isEmpty()) {
                return;
            }
            now = seen.get();
            visit = open.lastVisit();
        }
        ends.returned(open, now);
    }

    /** True if the call goes on. */
    private boolean ask(Visit visit) {
        CallVerdict verdict;
        try {
            Call call = visit.open().current();
            verdict = Objects.requireNonNull(visit.stage().interceptor().onCall(call, visit), "the verdict was null");
            if (verdict instanceof CallVerdict.Later later) {
                pauses.pause(visit.open(), visit.origin(), later.verdict(), outcome -> resume(visit, outcome));
                return false;
            }
        } catch (RuntimeException | Error e) {
            return failed(visit, e);
        }
        return apply(visit, verdict);
    }

    private void resume(Visit visit, Pauses.Outcome<CallVerdict> outcome) {
        boolean goesOn = outcome.failure().isPresent()
                ? failed(visit, outcome.failure().get())
                : apply(visit, outcome.verdict().orElseThrow());
        if (goesOn) {
            forward(visit.open());
        }
    }

    private boolean apply(Visit visit, CallVerdict verdict) {
        OpenCall open = visit.open();
        if (verdict instanceof CallVerdict.Answer answer) {
            return stop(open, CallResult.of(open.id(), answer.response()));
        }
        if (verdict instanceof CallVerdict.Reject reject) {
            return stop(open, CallError.of(open.id(), version, reject.code(), reject.reason()));
        }
        if (verdict instanceof CallVerdict.Disconnect disconnect) {
            ends.disconnect(disconnect.reason());
            return false;
        }
        if (verdict instanceof CallVerdict.Later) {
            return failed(visit, laterAgain());
        }
        if (verdict instanceof CallVerdict.Replace replace) {
            open.replace(replace.payload());
        }
        open.pass(visit);
        return true;
    }

    private boolean failed(Visit visit, Throwable failure) {
        blame(visit.stage(), visit.origin(), visit.open().current(), failure);
        if (visit.stage().onFailure() == OnFailure.FORWARD) {
            visit.open().skip();
            return true;
        }
        return stop(visit.open(), error(visit.open(), failure));
    }

    private boolean stop(OpenCall open, Reply reply) {
        if (open.received().expectsReply()) {
            back(open, reply);
        } else {
            ends.withheld(open);
        }
        return false;
    }

    /** The reply as it goes on, or empty if it does not go on now. */
    private Optional<Reply> show(Visit visit, Reply reply) {
        ReplyVerdict verdict;
        try {
            verdict = Objects.requireNonNull(visit.stage().interceptor().onReply(reply, visit), "the verdict was null");
            if (verdict instanceof ReplyVerdict.Later later) {
                OpenCall open = visit.open();
                pauses.pause(open, open.target(), later.verdict(), outcome -> resume(visit, reply, outcome));
                return Optional.empty();
            }
        } catch (RuntimeException | Error e) {
            return Optional.of(failed(visit, reply, e));
        }
        return apply(visit, reply, verdict);
    }

    private void resume(Visit visit, Reply reply, Pauses.Outcome<ReplyVerdict> outcome) {
        Optional<Reply> seen = outcome.failure().isPresent()
                ? Optional.of(failed(visit, reply, outcome.failure().get()))
                : apply(visit, reply, outcome.verdict().orElseThrow());
        seen.ifPresent(next -> back(visit.open(), next));
    }

    private Optional<Reply> apply(Visit visit, Reply reply, ReplyVerdict verdict) {
        if (verdict instanceof ReplyVerdict.Disconnect disconnect) {
            ends.disconnect(disconnect.reason());
            return Optional.empty();
        }
        if (verdict instanceof ReplyVerdict.Later) {
            return Optional.of(failed(visit, reply, laterAgain()));
        }
        if (verdict instanceof ReplyVerdict.Fail fail) {
            return Optional.of(CallError.of(reply.id(), version, fail.code(), fail.reason()));
        }
        if (verdict instanceof ReplyVerdict.Replace replace) {
            return Optional.of(withPayload(reply, replace.payload()));
        }
        return Optional.of(reply);
    }

    private Reply failed(Visit visit, Reply reply, Throwable failure) {
        blame(visit.stage(), visit.open().target(), reply, failure);
        return visit.stage().onFailure() == OnFailure.FORWARD ? reply : error(visit.open(), failure);
    }

    // A payload that cannot be decoded is the sender's fault, everything else is the interceptor's.
    private void blame(Stage stage, Side from, Frame frame, Throwable failure) {
        if (failure instanceof PayloadException e) {
            String message = String.valueOf(e.getMessage());
            stage.session()
                    .report(from, frame, new Finding(e.pointer(), "type", ErrorCode.FORMATION_VIOLATION, message));
        } else {
            ends.failed(stage, failure);
        }
    }

    private CallError error(OpenCall open, Throwable failure) {
        return failure instanceof PayloadException
                ? CallError.of(open.id(), version, ErrorCode.FORMATION_VIOLATION, "the payload cannot be read")
                : CallError.of(open.id(), version, ErrorCode.INTERNAL_ERROR, UNAVAILABLE);
    }

    private static Reply withPayload(Reply reply, Payload payload) {
        return reply instanceof CallResult result ? result.withPayload(payload) : CallResult.of(reply.id(), payload);
    }

    private static IllegalStateException laterAgain() {
        return new IllegalStateException("a verdict that came later was later again");
    }

    /** What lies beyond the interceptors. */
    interface Ends {

        /** A call has passed all interceptors. */
        void arrived(OpenCall open);

        /** A reply has come back to whoever made the call. */
        void returned(OpenCall open, Reply reply);

        /** A message without a reply was stopped on its way. */
        void withheld(OpenCall open);

        void disconnect(String reason);

        void failed(Stage stage, Throwable failure);
    }
}
