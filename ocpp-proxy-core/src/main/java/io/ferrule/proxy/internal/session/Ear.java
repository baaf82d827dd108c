// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.proxy.guard.Traffic;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.LinkListener;
import java.util.function.IntSupplier;

/**
 * Hears one link of a session: reads on the transport's thread, goes on on the lane. A station that pours out transaction-related
 * messages, the backlog of an outage, is not cut off for it but heard only as fast as it is served; any other flood meets the limits.
 */
final class Ear implements LinkListener {

    /** Calls of a station that are in hand before it has to wait; far below what makes us refuse or close. */
    static final int IN_HAND = 64;

    private final Side from;
    private final Lane lane;
    private final Inbound inbound;
    private final LegEnd leg;
    private final IntSupplier pending;
    private final Backlog backlog = new Backlog();
    // Written and read by the transport's thread.
    private boolean precious;

    /** Pending tells how many calls of the station wait for a reply; from any thread. */
    Ear(Side from, Lane lane, Inbound inbound, LegEnd leg, IntSupplier pending) {
        this.from = from;
        this.lane = lane;
        this.inbound = inbound;
        this.leg = leg;
        this.pending = pending;
    }

    @Override
    public void onText(String text) {
        int characters = text.length();
        if (!backlog.enter(characters)) {
            leg.overrun();
            return;
        }
        Reading reading = inbound.parse(text);
        precious = from == Side.STATION
                && reading instanceof Reading.Read read
                && read.frame() instanceof Call call
                && TransactionActions.include(call);
        if (!lane.enter(() -> take(text, reading))) {
            leg.overrun();
        }
    }

    @Override
    public boolean rests(boolean fast) {
        return precious && !leg.over() && (fast || backlog.messages() + pending.getAsInt() >= IN_HAND);
    }

    @Override
    public void onTraffic(Traffic traffic) {
        inbound.post().traffic(from, traffic);
    }

    @Override
    public void onViolated(CloseReason reason) {
        inbound.post().violated(from, reason);
        lane.submit(() -> leg.violated(reason));
    }

    @Override
    public void onClosed(CloseReason reason) {
        lane.submit(() -> leg.gone(reason));
    }

    private void take(String text, Reading reading) {
        backlog.leave(text.length());
        if (!leg.over()) {
            inbound.read(from, text, reading);
        }
    }
}
