// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.Call;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.resident.Resident;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamState;

/** What a resident says, and the answer to what it lets pass: there is nobody behind it. */
record LastAnswer(Interceptor life, Interests heeded, OcppVersion version) implements Interceptor {

    /** The resident as the interceptor nearest the station. */
    static Registration of(Resident resident) {
        return new Registration("resident", OnFailure.REJECT, session -> {
            Interceptor life = resident.life().open(session);
            return new LastAnswer(life, life.interests(), resident.version());
        });
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        CallVerdict verdict = heeded.include(call.action()) ? life.onCall(call, exchange) : CallVerdict.forward();
        return verdict instanceof CallVerdict.Later later
                ? CallVerdict.later(later.verdict().thenApply(known -> last(known, call)))
                : last(verdict, call);
    }

    private CallVerdict last(CallVerdict verdict, Call call) {
        if (!(verdict instanceof CallVerdict.Forward) && !(verdict instanceof CallVerdict.Replace)) {
            return verdict;
        }
        return ActionCatalogue.find(version, call.action()).isPresent()
                ? CallVerdict.reject(ErrorCode.NOT_SUPPORTED, "this station does not support the action")
                : CallVerdict.reject(ErrorCode.NOT_IMPLEMENTED, "this station does not know the action");
    }

    @Override
    public void onUpstream(UpstreamState state) {
        life.onUpstream(state);
    }

    @Override
    public void onUpstreamFailed(Session session, UpstreamFailure failure) {
        life.onUpstreamFailed(session, failure);
    }

    @Override
    public Interests interests() {
        return Interests.everything();
    }

    @Override
    public void close() {
        life.close();
    }
}
