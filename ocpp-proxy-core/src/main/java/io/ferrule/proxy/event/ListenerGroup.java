// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.event;

import io.ferrule.model.MessageType;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells several listeners and contains what each of them throws. */
record ListenerGroup(List<ProxyListener> listeners) implements ProxyListener {

    private static final Logger LOG = LoggerFactory.getLogger(ProxyListener.class);

    @Override
    public void on(ProxyEvent event) {
        each(listener -> listener.on(event));
    }

    @Override
    public void forwarded(StationId station, Side from, MessageType type, int characters) {
        each(listener -> listener.forwarded(station, from, type, characters));
    }

    private void each(Consumer<ProxyListener> call) {
        for (ProxyListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException e) {
                LOG.atError()
                        .addKeyValue("listener", listener.getClass().getName())
                        .setCause(e)
                        .log("listener failed");
            }
        }
    }
}
