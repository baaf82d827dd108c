// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.frames;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import java.io.IOException;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Calls of one kind that differ in their ids, and results for them; handed out in turn, so that no text is read twice in a
 * row. Not safe for use by several threads.
 */
final class FrameStock {

    private static final int SIZE = 256;

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final Call[] scanned;
    private final String[] calls;
    private final String[] results;
    private final Payload[] parsed;
    private final Record message;
    private int last;

    /** Calls as stations send them. */
    static FrameStock asSent(FrameKind kind) throws IOException {
        return new FrameStock(kind, UnaryOperator.identity());
    }

    /** The same calls in the form of the generated schemas. */
    static FrameStock inFormOfTheSchema(FrameKind kind) throws IOException {
        return new FrameStock(kind, call -> call.withPayload(kind.canonical(call.payload())));
    }

    private FrameStock(FrameKind kind, UnaryOperator<Call> form) throws IOException {
        Call sample = form.apply(read(kind, kind.text()));
        this.scanned = IntStream.range(0, SIZE)
                .mapToObj(i -> read(kind, sample.withId(id(i)).text()))
                .toArray(Call[]::new);
        this.calls = IntStream.range(0, SIZE).mapToObj(i -> scanned[i].text()).toArray(String[]::new);
        this.results = IntStream.range(0, SIZE)
                .mapToObj(i -> CallResult.of(id(i), Payload.empty()).text())
                .toArray(String[]::new);
        this.parsed = IntStream.range(0, SIZE)
                .mapToObj(i -> read(kind, calls[i]).payload())
                .toArray(Payload[]::new);
        this.message = kind.canonical(sample.payload()).as(kind.action().requestType());
        for (Payload payload : parsed) {
            payload.size(""); // builds the tree, which the payload keeps
        }
    }

    private Call read(FrameKind kind, String text) {
        return (Call) ((Reading.Read) reader.read(text, kind.version())).frame();
    }

    FrameReader reader() {
        return reader;
    }

    /** The next call. */
    String call() {
        return calls[next()];
    }

    /** The result of the call that was handed out last. */
    String result() {
        return results[last];
    }

    /** The next call, scanned and nothing more. */
    Call scanned() {
        return scanned[next()];
    }

    /** The payload of the next call, with its tree. */
    Payload parsed() {
        return parsed[next()];
    }

    /** The record of all these calls. */
    Record message() {
        return message;
    }

    private int next() {
        last = (last + 1) % SIZE;
        return last;
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "bench-%03d", number);
    }
}
