// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.frames;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same frames through libraries alone: what reading them costs at least, and another schema validator. */
@NullUnmarked // The fields are set by JMH before each measurement.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonLibraries {

    private static final int PAYLOAD = 3;

    /** The frame. */
    @Param
    public FrameKind kind;

    private final JsonFactory factory = new JsonFactory();
    private final ObjectMapper mapper = new ObjectMapper();
    private FrameStock stock;
    private JsonSchema schema;

    /** Loads the schema that Ferrule uses too. */
    @Setup
    public void load() throws IOException {
        stock = FrameStock.inFormOfTheSchema(kind);
        Class<?> record = kind.action().requestType();
        try (InputStream in = record.getResourceAsStream("schema/" + record.getSimpleName() + ".json")) {
            if (in == null) {
                throw new FileNotFoundException("schema of " + record);
            }
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in);
        }
    }

    /** Every token, no value. */
    @Benchmark
    public int jacksonTokens() throws IOException {
        int tokens = 0;
        try (JsonParser parser = factory.createParser(stock.call())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                tokens++;
            }
        }
        return tokens;
    }

    /** A tree of everything. */
    @Benchmark
    public JsonNode jacksonTree() throws IOException {
        return mapper.readTree(stock.call());
    }

    /** A tree of everything, then networknt on the payload. */
    @Benchmark
    public Set<ValidationMessage> jacksonTreeAndNetworknt() throws IOException {
        return schema.validate(jacksonTree().get(PAYLOAD));
    }
}
