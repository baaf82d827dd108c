// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.OcppVersion;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may be an observer. */
class ObserverTest {

    private static final UpstreamTarget TARGET = new UpstreamTarget(
            URI.create("ws://ems.example/CP1"),
            OcppVersion.V1_6,
            SecurityProfile.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(10));

    @Test
    void mayDoNothingByDefault() {
        Observer observer = Observer.readOnly("ems-1.local_x", TARGET);

        assertThat(observer.allowed()).isEmpty();
        assertThat(observer.virtualKeys()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "primary", "a b", "ä", "a:b", "a/b", "a\n", "0123456789012345678901234567890123"})
    void hasANameThatFitsIntoALine(String name) {
        assertThatThrownBy(() -> Observer.readOnly(name, TARGET)).isInstanceOf(IllegalArgumentException.class);
    }
}
