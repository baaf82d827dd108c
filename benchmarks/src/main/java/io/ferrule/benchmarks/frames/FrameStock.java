// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.frames;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Calls of one kind that differ in their ids, and results for them; handed out in turn, so that no text is read twice in a
 * row. Not safe for use by several threads.
 */
final class FrameStock {

    private static final int SIZE = 256;

    private final String[] calls;
    private final String[] results;
    private int last;

    FrameStock(FrameKind kind) throws IOException {
        Call sample = (Call)
                ((Reading.Read) new FrameReader(FrameLimits.defaults()).read(kind.text(), OcppVersion.V1_6)).frame();
        this.calls = IntStream.range(0, SIZE)
                .mapToObj(i -> sample.withId(id(i)).text())
                .toArray(String[]::new);
        this.results = IntStream.range(0, SIZE)
                .mapToObj(i -> CallResult.of(id(i), Payload.empty()).text())
                .toArray(String[]::new);
    }

    /** The next call. */
    String call() {
        last = (last + 1) % SIZE;
        return calls[last];
    }

    /** The result of the call that was handed out last. */
    String result() {
        return results[last];
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "bench-%03d", number);
    }
}
