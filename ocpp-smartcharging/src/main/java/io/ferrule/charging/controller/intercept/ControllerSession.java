// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import io.ferrule.charging.controller.LimitWatch;
import io.ferrule.model.Call;
import io.ferrule.model.ErrorCode;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;

/** One connection of a controller: registers, tells what is due, and answers. Used on the session's lane only. */
final class ControllerSession implements Interceptor {

    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Session session;
    private final Recollection kept;
    private final Outgoing outgoing;
    private final Registrar registrar;
    private final Herald herald;
    private final Answers answers;

    ControllerSession(Session session, ControllerSettings settings, Recollection kept) {
        this.session = session;
        this.kept = kept;
        this.outgoing = new Outgoing(session);
        this.registrar = new Registrar(session, settings.identity(), kept);
        this.herald = new Herald(session, new LimitWatch(settings.facts()), kept.memory());
        this.answers = new Answers(settings, kept, registrar, outgoing, session.clock());
        session.execute(this::look);
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        // Nobody acts on a CSMS that has refused to know us (OCPP 2.0.1 part 2, B03).
        return kept.standing().rejected()
                ? CallVerdict.reject(ErrorCode.SECURITY_ERROR, "this station was rejected and is not registered")
                : answers.to(call);
    }

    @Override
    public void onUpstream(UpstreamState state) {
        if (state == UpstreamState.OPEN) {
            registrar.back();
        } else {
            outgoing.clear();
        }
    }

    private void look() {
        registrar.look();
        if (kept.standing().accepted() && session.upstream() == UpstreamState.OPEN) {
            herald.look();
        }
        session.executeAfter(LOOK, this::look);
    }
}
