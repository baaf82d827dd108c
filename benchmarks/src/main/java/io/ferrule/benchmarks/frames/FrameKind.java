// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.frames;

import io.ferrule.model.Action;
import io.ferrule.model.Side;
import io.ferrule.model.v16.V16;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Five calls of OCPP 1.6 from the smallest to a large one, all valid. */
public enum FrameKind {
    HEARTBEAT("heartbeat", V16.HEARTBEAT, Side.STATION),
    STATUS_NOTIFICATION("status-notification", V16.STATUS_NOTIFICATION, Side.STATION),
    /** Ten sampled values. */
    METER_VALUES("meter-values", V16.METER_VALUES, Side.STATION),
    /** Four meter values at the end of a transaction. */
    STOP_TRANSACTION("stop-transaction", V16.STOP_TRANSACTION, Side.STATION),
    /** 22 entries. */
    SEND_LOCAL_LIST("send-local-list", V16.SEND_LOCAL_LIST, Side.CSMS);

    private final String file;

    @SuppressWarnings("ImmutableEnumChecker") // A record of immutable values.
    private final Action<?, ?> action;

    private final Side sender;

    FrameKind(String file, Action<?, ?> action, Side sender) {
        this.file = file;
        this.action = action;
        this.sender = sender;
    }

    public Action<?, ?> action() {
        return action;
    }

    public Side sender() {
        return sender;
    }

    /** The call as text. */
    public String text() throws IOException {
        try (InputStream in = FrameKind.class.getResourceAsStream(file + ".json")) {
            if (in == null) {
                throw new FileNotFoundException(file + ".json");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
