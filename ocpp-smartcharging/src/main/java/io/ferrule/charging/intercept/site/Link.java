// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.intercept.Unanswered;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a station while it lasts. Answers come back to the site's executor.
 *
 * @param session the session
 * @param core of the site
 */
record Link(Session session, Core core) {

    /** What came of a call. */
    sealed interface Answer {

        /** The peer answered with a result. */
        record Result(Payload payload) implements Answer {}

        /**
         * The peer said no, or the call never went out: it had no effect.
         *
         * @param why for people
         * @param code of the CALLERROR, any text; empty if the call never went out
         */
        record No(String why, Optional<String> code) implements Answer {}

        /** Nobody knows whether it had an effect. */
        record Silence() implements Answer {}
    }

    OcppVersion version() {
        return session.version();
    }

    /** Calls the station. */
    void ask(String action, Payload request, Consumer<Answer> then) {
        call(Side.STATION, action, request, then);
    }

    /** Calls the CSMS. */
    void tell(String action, Payload request, Consumer<Answer> then) {
        call(Side.CSMS, action, request, then);
    }

    private void call(Side to, String action, Payload request, Consumer<Answer> then) {
        var unused = session.call(to, action, request).whenComplete((reply, failure) -> {
            Answer answer = reply == null ? failed(failure) : said(reply);
            core.run(() -> then.accept(answer));
        });
    }

    private static Answer said(Reply reply) {
        return reply instanceof CallResult result
                ? new Answer.Result(result.payload())
                : new Answer.No("a CALLERROR", Optional.of(((CallError) reply).wireCode()));
    }

    private static Answer failed(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        boolean unsent = cause instanceof CallFailedException failed
                && !failed.unanswered().equals(Optional.of(Unanswered.REPLY_MISSING));
        return unsent ? new Answer.No("the call did not go out", Optional.empty()) : new Answer.Silence();
    }

    /** Does something after a while, unless the session ends before. */
    void after(Duration wait, Runnable task) {
        session.executeAfter(wait, () -> core.run(task));
    }
}
