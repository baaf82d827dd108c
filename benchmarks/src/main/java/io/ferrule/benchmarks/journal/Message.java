// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.journal;

import io.ferrule.benchmarks.frames.FrameKind;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call with one meter value and the reply that its station is given.
 *
 * @param call the call
 * @param reply the reply
 */
record Message(JournaledCall call, GivenReply reply) {

    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    /** Writes messages with the text of a station. */
    static Writer writer() throws IOException {
        return new Writer(FrameKind.METER_VALUES_1.text());
    }

    /**
     * Makes messages.
     *
     * @param text the frame that all of them carry
     */
    record Writer(String text) {

        Message write(int station, long serial) {
            String id = station + "-" + serial;
            JournaledCall call = new JournaledCall(
                    new StationId("CP" + station),
                    OcppVersion.V1_6,
                    Kind.BILLING,
                    id,
                    "MeterValues",
                    Optional.of(Integer.toString(station)),
                    text,
                    AT);
            return new Message(
                    call, new GivenReply(Fingerprint.of("MeterValues", id), id, OptionalInt.empty(), "{}", AT));
        }
    }
}
