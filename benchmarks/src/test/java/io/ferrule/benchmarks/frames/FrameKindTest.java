// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.validation.Assessment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each benchmark does on each frame what its name says; measured elsewhere. */
class FrameKindTest {

    @ParameterizedTest
    @EnumSource(FrameKind.class)
    void everyFramePassesTheSchemaCheck(FrameKind kind) throws Exception {
        FramePath path = path(kind);

        Assessment assessment = path.scanAndSchemaCheck();

        assertThat(assessment).isEqualTo(Assessment.clean());
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
    @EnumSource(FrameKind.class)
    void aRoundTripBringsTheResultBack(FrameKind kind) throws Exception {
        FramePath path = path(kind);

        List<String> results = path.forwardThroughTypedInterceptor();

        assertThat(results).containsExactly("[3,\"bench-001\",{}]");
    }

    private static FramePath path(FrameKind kind) throws Exception {
        FramePath path = new FramePath();
        path.kind = kind;
        path.open();
        return path;
    }
}
