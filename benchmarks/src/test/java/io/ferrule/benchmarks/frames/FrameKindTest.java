// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.frames;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.model.validation.Assessment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each benchmark does on each frame what its name says; measured elsewhere. */
class FrameKindTest {

    private final ObjectMapper trees = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(FrameKind.class)
    void everyFramePassesTheSchemaCheck(FrameKind kind) throws Exception {
        FramePath path = path(kind);

        Assessment assessment = path.scanAndCheck();

        assertThat(assessment).isEqualTo(Assessment.clean());
        assertThat(path.schemaCheck()).isEqualTo(Assessment.clean());
    }

    @ParameterizedTest
    @EnumSource(FrameKind.class)
    void everyFrameIsReadAndWrittenAsTheSameMessage(FrameKind kind) throws Exception {
        FramePath path = path(kind);

        String written = path.write();

        assertThat(trees.readTree(written))
                .isEqualTo(
                        trees.readTree(FrameStock.inFormOfTheSchema(kind).call().replace("bench-001", "bench-000")));
        assertThat(path.scanAndRead()).isEqualTo(FrameStock.asSent(kind).message());
    }

    @ParameterizedTest
    @EnumSource(FrameKind.class)
    void theEditReplacesOneMember(FrameKind kind) throws Exception {
        FramePath path = path(kind);

        String edited = path.edit();

        assertThat(trees.readTree(edited).get(3).at(kind.edited()).textValue()).isEqualTo("edited");
    }

    @ParameterizedTest
    @EnumSource(FrameKind.class)
    void everyFramePassesNetworknt(FrameKind kind) throws Exception {
        JsonLibraries libraries = new JsonLibraries();
        libraries.kind = kind;
        libraries.load();

        var messages = libraries.jacksonTreeAndNetworknt();

        assertThat(messages).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = FrameKind.class, names = "METER_VALUES_15", mode = EnumSource.Mode.EXCLUDE)
    void aRoundTripBringsTheResultBack(FrameKind kind) throws Exception {
        Forwarding forwarding = new Forwarding();
        forwarding.kind = kind;
        forwarding.open();

        List<String> results = forwarding.forwardThroughTypedInterceptor();

        assertThat(results).containsExactly("[3,\"bench-001\",{}]");
    }

    private static FramePath path(FrameKind kind) throws Exception {
        FramePath path = new FramePath();
        path.kind = kind;
        path.fetch();
        return path;
    }
}
