// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.LinkListener;

/** Hears one link of a session: reads on the transport's thread, goes on on the lane. */
record Ear(Side from, Lane lane, Inbound inbound, Ending ending, Backlog backlog) implements LinkListener {

    @Override
    public void onText(String text) {
        int characters = text.length();
        if (!backlog.enter(characters)) {
            ending.overrun(from);
            return;
        }
        Reading reading = inbound.parse(text);
        if (!lane.enter(() -> take(reading, characters))) {
            ending.overrun(from);
        }
    }

    @Override
    public void onViolated(CloseReason reason) {
        lane.submit(() -> ending.violated(from, reason));
    }

    @Override
    public void onClosed(CloseReason reason) {
        lane.submit(() -> ending.gone(from, reason));
    }

    private void take(Reading reading, int characters) {
        backlog.leave(characters);
        if (!ending.over()) {
            inbound.read(from, reading);
        }
    }
}
