// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The interceptors of one session: opened before its first frame, closed after its last callback. On the lane only. */
final class Staff {

    private final List<Registration> registrations;
    private final List<Stage> stages = new ArrayList<>();

    Staff(List<Registration> registrations) {
        this.registrations = registrations;
    }

    /** The session for somebody who stands outside: what he injects passes all interceptors. */
    SessionView outside(StationSession session) {
        return new SessionView(session, "outside", registrations.size() - 1, 0);
    }

    /** Opens all, the one nearest the station first. */
    List<Stage> open(StationSession session) throws Refusal {
        for (Registration registration : registrations) {
            int index = stages.size();
            SessionView view = new SessionView(session, registration.name(), index - 1, index + 1);
            try {
                Interceptor interceptor =
                        Objects.requireNonNull(registration.factory().open(view), "the factory returned null");
                stages.add(new Stage(
                        registration.name(), registration.onFailure(), view, interceptor, interceptor.interests()));
            } catch (RuntimeException | Error e) {
                throw new Refusal(registration, e);
            }
        }
        return stages;
    }

    /** Tells all how it stands with the CSMS. */
    void tell(UpstreamState state, BiConsumer<Stage, Throwable> failed) {
        each(stage -> stage.interceptor().onUpstream(state), failed);
    }

    /** Tells all that the CSMS could not be reached. */
    void tell(UpstreamFailure failure, BiConsumer<Stage, Throwable> failed) {
        each(stage -> stage.interceptor().onUpstreamFailed(stage.session(), failure), failed);
    }

    /** Closes those that were opened, each once, the last one first. */
    void close(BiConsumer<Stage, Throwable> failed) {
        for (int i = stages.size() - 1; i >= 0; i--) {
            Stage stage = stages.get(i);
            try {
                stage.interceptor().close();
            } catch (RuntimeException | Error e) {
                failed.accept(stage, e);
            }
        }
        stages.clear();
    }

    private void each(Consumer<Stage> callback, BiConsumer<Stage, Throwable> failed) {
        for (Stage stage : stages) {
            try {
                callback.accept(stage);
            } catch (RuntimeException | Error e) {
                failed.accept(stage, e);
            }
        }
    }

    /** An interceptor did not want to serve this session. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Registration registration;

        Refusal(Registration registration, Throwable cause) {
            super(cause.toString(), cause);
            this.registration = registration;
        }

        Registration registration() {
            return registration;
        }
    }
}
