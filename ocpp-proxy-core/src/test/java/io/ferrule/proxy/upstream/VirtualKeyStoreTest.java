// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.StationId;
import io.ferrule.proxy.testing.MemoryJournal;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both places where virtual keys are kept. */
class VirtualKeyStoreTest {

    private static final StationId CP1 = new StationId("CP1");

    static Stream<VirtualKeyStore> stores() {
        return Stream.of(
                VirtualKeyStore.inMemory(), VirtualKeyStore.in(new MemoryJournal(Clock.systemUTC()).stations()));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void keepTheLatestValueOfEachKey(VirtualKeyStore store) {
        done(store.keep(CP1, "ems", "A", "1"));
        done(store.keep(CP1, "ems", "B", "2"));

        done(store.keep(CP1, "ems", "A", "3"));

        assertThat(done(store.read(CP1, "ems"))).isEqualTo(Map.of("A", "3", "B", "2"));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void keepStationsAndUpstreamsApart(VirtualKeyStore store) {
        done(store.keep(CP1, "ems", "A", "1"));

        Map<String, String> others = done(store.read(CP1, Observer.PRIMARY));
        Map<String, String> elsewhere = done(store.read(new StationId("CP2"), "ems"));

        assertThat(others).isEmpty();
        assertThat(elsewhere).isEmpty();
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
