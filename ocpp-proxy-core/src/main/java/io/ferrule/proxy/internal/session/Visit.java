// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.intercept.Unanswered;
import java.util.Optional;

/** One call as one interceptor sees it. */
record Visit(OpenCall open, Stage stage) implements Exchange {

    @Override
    public Side origin() {
        return open.origin();
    }

    @Override
    public Optional<String> upstream() {
        return open.upstream();
    }

    @Override
    public Session session() {
        return stage.session();
    }

    @Override
    public Call call() {
        return open.received();
    }

    @Override
    public Optional<Unanswered> unanswered() {
        return open.unanswered();
    }

    @Override
    public <T> void put(Class<T> key, T value) {
        open.put(key, value);
    }

    @Override
    public <T> Optional<T> get(Class<T> key) {
        return open.get(key);
    }
}
