// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.intercept.Session;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Who may call the station next. At any moment one call of all observers together is at the station or in its queue, so that
 * a call of the primary CSMS never waits for more than one of them; observers take turns in the order in which they asked.
 * What may change the station is refused while the primary's call of the same action is open. Used on the session's lane only.
 */
final class Turns {

    /** What only asks, or makes the station say what it knows. Everything else may change it. */
    private static final Set<String> QUESTIONS = Set.of(
            "GetConfiguration",
            "GetLocalListVersion",
            "GetCompositeSchedule",
            "GetInstalledCertificateIds",
            "TriggerMessage",
            "ExtendedTriggerMessage",
            "GetVariables",
            "GetReport",
            "GetBaseReport",
            "GetMonitoringReport",
            "GetTransactionStatus",
            "GetChargingProfiles",
            "GetDisplayMessages");

    private final Session session;
    private final Queue<Petition> waiting = new ArrayDeque<>();
    private final Map<String, Integer> primary = new HashMap<>();
    private boolean busy;

    Turns(Session session) {
        this.session = session;
    }

    /** A call of the primary goes to the station. */
    void primaryAsks(Call call) {
        primary.merge(call.action(), 1, Integer::sum);
    }

    /** It is answered. */
    void primaryHeard(Call call) {
        primary.computeIfPresent(call.action(), (action, open) -> open > 1 ? open - 1 : null);
    }

    /** An observer asks for its turn; each waits with one call at most. */
    void ask(Petition petition) {
        waiting.add(petition);
        next();
    }

    private void next() {
        while (!busy && !waiting.isEmpty()) {
            Petition petition = waiting.remove();
            if (!petition.wanted().getAsBoolean()) {
                continue;
            }
            if (conflicts(petition.call())) {
                petition.answer().refused("a call of this action by another upstream is open, try again later");
            } else {
                serve(petition);
            }
        }
    }

    private boolean conflicts(Call call) {
        return !QUESTIONS.contains(call.action()) && primary.containsKey(call.action());
    }

    private void serve(Petition petition) {
        busy = true;
        var unused = session.onBehalfOf(petition.upstream())
                .call(Side.STATION, petition.call())
                .whenComplete((reply, failure) -> done(petition, reply, failure));
    }

    private void done(Petition petition, @Nullable Reply reply, @Nullable Throwable failure) {
        busy = false;
        petition.answer().replied(reply == null ? error(petition.call(), failure) : reply);
        next();
    }

    private CallError error(Call call, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof CallFailedException failed
                ? CallError.of(call.id(), session.version(), failed.code(), String.valueOf(failed.getMessage()))
                : CallError.of(call.id(), session.version(), ErrorCode.INTERNAL_ERROR, "no reply");
    }
}
