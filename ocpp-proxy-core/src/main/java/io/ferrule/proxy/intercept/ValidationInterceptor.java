// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.dialect.DialectMemory;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.Repair;
import io.ferrule.model.validation.Repaired;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Checks frames against the OCPP documents, as the {@link ValidationPlan} of the session says. Serves one session, and
 * learns in which dialect its station writes the meter values of OCPP 1.5.
 *
 * <p>Observed frames go on first and are checked afterwards; when more than 64 checks wait, checks are left out, never
 * frames. Register it nearest to the side whose frames it is to see as they were received.
 */
public final class ValidationInterceptor implements Interceptor {

    private static final int BACKLOG = 64;

    private final FrameCheck check;
    private final Repair repair;
    private final Session session;
    private final ValidationPlan plan;
    private int waiting;

    private ValidationInterceptor(FrameCheck check, ValidationPlan plan, Session session) {
        this.check = check.remembering(new DialectMemory());
        this.repair = new Repair(this.check, plan.mends(), plan.zone());
        this.session = session;
        this.plan = plan;
    }

    /**
     * Validates all sessions alike.
     *
     * @param check what to check against
     * @param fromStation mode for what stations send
     * @param fromCsms mode for what CSMSs send
     * @return a factory to register, with {@link OnFailure#FORWARD} unless one of the modes enforces
     */
    public static InterceptorFactory factory(FrameCheck check, ValidationMode fromStation, ValidationMode fromCsms) {
        return factory(check, session -> ValidationPlan.of(fromStation, fromCsms));
    }

    /**
     * Validates each session by its own plan.
     *
     * @param check what to check against
     * @param plans finds the plan of a session when it opens
     * @return a factory to register, with {@link OnFailure#FORWARD} unless a plan enforces
     */
    public static InterceptorFactory factory(FrameCheck check, Function<Session, ValidationPlan> plans) {
        return session -> new ValidationInterceptor(check, plans.apply(session), session);
    }

    /**
     * Everything, unless all modes are off; brief, unless a frame has to wait for its check.
     *
     * @return the interests
     */
    @Override
    public Interests interests() {
        boolean waits = plan.has(ValidationMode.ENFORCE) || plan.has(ValidationMode.REPAIR);
        if (!waits && !plan.has(ValidationMode.OBSERVE)) {
            return Interests.nothing();
        }
        return waits ? Interests.everything() : Interests.everything().brief();
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        Side from = exchange.origin();
        ValidationMode mode = plan.mode(from, call.action());
        if (mode == ValidationMode.REPAIR) {
            return repaired(from, call, Optional.empty()) instanceof Call mended && mended != call
                    ? CallVerdict.replace(mended.payload())
                    : CallVerdict.forward();
        }
        return refusal(mode, from, call, Optional.empty())
                .map(finding -> CallVerdict.reject(finding.code(), finding.message()))
                .orElseGet(CallVerdict::forward);
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        Side from = exchange.origin().other();
        ValidationMode mode = plan.mode(from, exchange.call().action());
        Optional<String> action = Optional.of(exchange.call().action());
        if (mode == ValidationMode.REPAIR) {
            return repaired(from, reply, action) instanceof CallResult mended && mended != reply
                    ? ReplyVerdict.replace(mended.payload())
                    : ReplyVerdict.forward();
        }
        return refusal(mode, from, reply, action)
                .map(finding -> ReplyVerdict.fail(finding.code(), finding.message()))
                .orElseGet(ReplyVerdict::forward);
    }

    /** The frame as it may go on; the very same if nothing was mended. */
    private Frame repaired(Side from, Frame frame, Optional<String> answered) {
        report(from, frame, answered);
        Repaired repaired = repair.mend(session.version(), from, frame, answered);
        repaired.changes().forEach(change -> session.report(from, frame, change.finding()));
        return repaired.frame();
    }

    /** The finding for which the frame is refused. */
    private Optional<Finding> refusal(ValidationMode mode, Side from, Frame frame, Optional<String> answered) {
        if (mode == ValidationMode.ENFORCE) {
            return report(from, frame, answered).stream().findFirst();
        }
        if (mode == ValidationMode.OBSERVE && waiting < BACKLOG) {
            later(from, frame, answered);
        }
        return Optional.empty();
    }

    private void later(Side from, Frame frame, Optional<String> answered) {
        try {
            session.execute(() -> {
                waiting--;
                report(from, frame, answered);
            });
            waiting++;
        } catch (RejectedExecutionException e) {
            // The lane is full: this is one of the checks that are left out.
            return;
        }
    }

    private List<Finding> report(Side from, Frame frame, Optional<String> answered) {
        List<Finding> findings =
                check.check(session.version(), from, frame, answered).findings();
        findings.forEach(finding -> session.report(from, frame, finding));
        return findings;
    }
}
