// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Reading;
import io.ferrule.proxy.internal.lane.Lane;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.LinkListener;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Hears one link: reads on the transport's thread, goes on on the lane.
 *
 * @param reader makes a reading of a text, as the session's version reads it
 * @param read takes what was read; on the lane
 * @param overrun more waits than the lane holds; on the transport's thread
 * @param gone the link has ended; on the lane
 */
record Ear(
        Function<String, Reading> reader,
        Lane lane,
        Consumer<Reading> read,
        Runnable overrun,
        Consumer<CloseReason> gone)
        implements LinkListener {

    @Override
    public void onText(String text) {
        Reading reading = reader.apply(text);
        if (!lane.enter(() -> read.accept(reading))) {
            overrun.run();
        }
    }

    @Override
    public void onClosed(CloseReason reason) {
        lane.submit(() -> gone.accept(reason));
    }
}
