// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.frames;

import io.ferrule.model.Action;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Typed;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.io.IOException;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;

/** A call and its empty result through a session, without sockets. */
@NullUnmarked // The fields are set by JMH before each measurement.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Forwarding {

    /** The call. */
    @Param({"HEARTBEAT", "METER_VALUES_10", "SEND_LOCAL_LIST"})
    public FrameKind kind;

    private FrameStock stock;
    private InterceptorHarness plain;
    private InterceptorHarness typed;

    /** Opens sessions anew for each iteration, because a harness remembers its events. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        stock = FrameStock.asSent(kind);
        plain = InterceptorHarness.of(kind.version());
        typed = InterceptorHarness.of(kind.version(), session -> forwarding(kind.action()));
    }

    /** Ends the sessions. */
    @TearDown(Level.Iteration)
    public void close() {
        plain.close();
        typed.close();
    }

    /** Through a session without interceptors. */
    @Benchmark
    public List<String> forwardUntouched() {
        return roundTrip(plain);
    }

    /** Through a session with one interceptor that reads the call as a record. */
    @Benchmark
    public List<String> forwardThroughTypedInterceptor() {
        return roundTrip(typed);
    }

    private List<String> roundTrip(InterceptorHarness harness) {
        if (kind.sender() == Side.STATION) {
            harness.fromStation(stock.call());
            return harness.fromCsms(stock.result()).toStation();
        }
        harness.fromCsms(stock.call());
        return harness.fromStation(stock.result()).toCsms();
    }

    private static <Q extends Record> Interceptor forwarding(Action<Q, ?> action) {
        return Typed.interceptor()
                .on(action, (request, exchange) -> CallVerdict.forward())
                .build();
    }
}
