// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestWordTest {

    private static final List<String> KNOWN = List.of("listen", "limits", "admission", "url");

    @Test
    void findsTheWordWithTheFewestEdits() {
        Optional<String> nearest = NearestWord.of("lisen", KNOWN);

        assertThat(nearest).contains("listen");
    }

    @Test
    void findsNothingWhereNothingIsNear() {
        Optional<String> nearest = NearestWord.of("certificates", KNOWN);

        assertThat(nearest).isEmpty();
    }

    @Test
    void doesNotLookAtWordsOfUnreasonableLength() {
        Optional<String> nearest = NearestWord.of("l".repeat(1_000_000), KNOWN);

        assertThat(nearest).isEmpty();
    }
}
