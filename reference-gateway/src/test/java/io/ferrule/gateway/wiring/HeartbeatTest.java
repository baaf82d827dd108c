// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private final List<CompletableFuture<Void>> lanes = new ArrayList<>();
    private final List<CompletableFuture<Void>> journal = new ArrayList<>();
    private final List<String> signs = new ArrayList<>();
    private final Heartbeat heart = new Heartbeat(List.of(organ(lanes), organ(journal)), () -> signs.add("alive"));

    private static Supplier<CompletionStage<?>> organ(List<CompletableFuture<Void>> turns) {
        return () -> {
            CompletableFuture<Void> turn = new CompletableFuture<>();
            turns.add(turn);
            return turn;
        };
    }

    @Test
    void givesASignWhenEveryPartHasTurned() {
        heart.beat();

        lanes.get(0).complete(null);
        int before = signs.size();
        journal.get(0).complete(null);

        assertThat(before).isZero();
        assertThat(signs).hasSize(1);
    }

    @Test
    void staysSilentForAsLongAsOnePartHangs() {
        heart.beat();
        lanes.get(0).complete(null);

        heart.beat();
        heart.beat();

        assertThat(signs).isEmpty();
        assertThat(lanes).hasSize(1);
    }

    @Test
    void beatsAgainWhenThePartThatHungHasTurned() {
        heart.beat();
        lanes.get(0).complete(null);
        heart.beat();
        journal.get(0).complete(null);

        heart.beat();
        lanes.get(1).complete(null);
        journal.get(1).complete(null);

        assertThat(signs).hasSize(2);
    }

    @Test
    void livesWhenAPartAnswersThatItCannot() {
        heart.beat();
        lanes.get(0).complete(null);

        journal.get(0).completeExceptionally(new IllegalStateException("the disk is full"));

        assertThat(signs).hasSize(1);
    }
}
