// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.frames;

import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.model.dialect.Dialect;
import io.ferrule.model.validation.Assessment;
import io.ferrule.model.validation.SchemaCheck;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Ferrule's steps on one frame. */
@NullUnmarked // The fields are set by JMH before each measurement.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FramePath {

    /** The frame. */
    @Param
    public FrameKind kind;

    private final SchemaCheck schemas = new SchemaCheck();
    private FrameStock stock;
    private boolean dialect;

    /** Fetches frames that no step has touched. */
    @Setup(Level.Iteration)
    public void fetch() throws IOException {
        stock = FrameStock.asSent(kind);
        dialect = Dialect.concerns(kind.action());
    }

    /** Finds type, id, action and payload, and checks the whole text on the way. */
    @Benchmark
    public Reading scan() {
        return stock.reader().read(stock.call(), kind.version());
    }

    /** The same, then a record of the model; a dialect of 1.5 is translated in between. */
    @Benchmark
    public Record scanAndRead() {
        Payload payload = scanned().payload();
        return (dialect ? kind.canonical(payload) : payload).as(kind.action().requestType());
    }

    /** A call of our own from a record, in the form of the documents. */
    @Benchmark
    public String write() {
        return Call.of("bench-000", kind.action().name(), Payload.of(stock.message()))
                .text();
    }

    /** One member of a call that has been scanned replaced, and the call with it. */
    @Benchmark
    public String edit() {
        Call call = stock.scanned();
        return call.withPayload(call.payload().with(kind.edited(), "edited")).text();
    }

    /** The schema check of a payload whose tree is there already. */
    @Benchmark
    public Assessment schemaCheck() {
        return schemas.request(kind.action(), stock.parsed());
    }

    /** The scan, then the tree of the payload and its schema check. */
    @Benchmark
    public Assessment scanAndCheck() {
        return schemas.request(kind.action(), scanned().payload());
    }

    private Call scanned() {
        return (Call) ((Reading.Read) scan()).frame();
    }
}
