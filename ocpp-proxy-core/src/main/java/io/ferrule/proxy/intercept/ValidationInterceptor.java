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
import io.ferrule.model.validation.Mend;
import io.ferrule.model.validation.Repair;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * Checks frames against the OCPP documents, each side by its own mode. Serves one session, and learns in which dialect its
 * station writes the meter values of OCPP 1.5.
 *
 * <p>Observed frames go on first and are checked afterwards; when more than 64 checks wait, checks are left out, never
 * frames. Register it nearest to the side whose frames it is to see as they were received.
 */
public final class ValidationInterceptor implements Interceptor {

    private static final int BACKLOG = 64;

    private final FrameCheck check;
    private final Repair repair;
    private final Session session;
    private final Map<Side, ValidationMode> modes;
    private int waiting;

    private ValidationInterceptor(FrameCheck check, Map<Side, ValidationMode> modes, Session session) {
        this.check = check.remembering(new DialectMemory());
        this.repair = new Repair(this.check, EnumSet.allOf(Mend.class), Optional.empty());
        this.session = session;
        this.modes = modes;
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
        Map<Side, ValidationMode> modes = Map.of(Side.STATION, fromStation, Side.CSMS, fromCsms);
        return session -> new ValidationInterceptor(check, modes, session);
    }

    /**
     * Everything, unless both modes are off; brief, unless a frame has to wait for its check.
     *
     * @return the interests
     */
    @Override
    public Interests interests() {
        if (modes.values().stream().allMatch(ValidationMode.OFF::equals)) {
            return Interests.nothing();
        }
        Interests all = Interests.everything();
        boolean waits = modes.containsValue(ValidationMode.ENFORCE) || modes.containsValue(ValidationMode.REPAIR);
        return waits ? all : all.brief();
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        Side from = exchange.origin();
        if (mode(from) == ValidationMode.REPAIR) {
            return repaired(from, call, Optional.empty()) instanceof Call mended && mended != call
                    ? CallVerdict.replace(mended.payload())
                    : CallVerdict.forward();
        }
        return refusal(from, call, Optional.empty())
                .map(finding -> CallVerdict.reject(finding.code(), finding.message()))
                .orElseGet(CallVerdict::forward);
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        Side from = exchange.origin().other();
        Optional<String> action = Optional.of(exchange.call().action());
        if (mode(from) == ValidationMode.REPAIR) {
            return repaired(from, reply, action) instanceof CallResult mended && mended != reply
                    ? ReplyVerdict.replace(mended.payload())
                    : ReplyVerdict.forward();
        }
        return refusal(from, reply, action)
                .map(finding -> ReplyVerdict.fail(finding.code(), finding.message()))
                .orElseGet(ReplyVerdict::forward);
    }

    private ValidationMode mode(Side from) {
        return modes.getOrDefault(from, ValidationMode.OFF);
    }

    /** The frame as it may go on; the very same if nothing was mended. */
    private Frame repaired(Side from, Frame frame, Optional<String> answered) {
        report(from, frame, answered);
        return repair.mend(session.version(), from, frame, answered).frame();
    }

    /** The finding for which the frame is refused. */
    private Optional<Finding> refusal(Side from, Frame frame, Optional<String> answered) {
        ValidationMode mode = mode(from);
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
