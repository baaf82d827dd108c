// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.LinkListener;

/** Hears one link of a session: reads on the transport's thread, goes on on the lane. */
record Ear(Side from, Lane lane, Inbound inbound, LegEnd leg, Backlog backlog) implements LinkListener {

    @Override
    public void onText(String text) {
        int characters = text.length();
        if (!backlog.enter(characters)) {
            leg.overrun();
            return;
        }
        Reading reading = inbound.parse(text);
        if (!lane.enter(() -> take(reading, characters))) {
            leg.overrun();
        }
    }

    @Override
    public void onViolated(CloseReason reason) {
        lane.submit(() -> leg.violated(reason));
    }

    @Override
    public void onClosed(CloseReason reason) {
        lane.submit(() -> leg.gone(reason));
    }

    private void take(Reading reading, int characters) {
        backlog.leave(characters);
        if (!leg.over()) {
            inbound.read(from, reading);
        }
    }
}
