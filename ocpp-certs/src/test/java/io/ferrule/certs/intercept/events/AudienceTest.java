// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.intercept.SecurityEventType;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.testing.InterceptorHarness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who hears of security events: a CSMS of OCPP 1.6 may never have heard of the security extension. */
class AudienceTest {

    private final List<StationId> shown = new ArrayList<>();

    private EventBench bench;

    @TempDir
    private Path dir;

    @BeforeEach
    void open() throws IOException {
        bench = new EventBench(dir, settings -> settings.withStartups(false).withAudience(new Audience() {
            @Override
            public boolean listens(StationId station) {
                return !shown.isEmpty();
            }

            @Override
            public void shown(StationId station) {
                shown.add(station);
            }
        }));
    }

    @Test
    void onlyLogsWhereNobodyListens() {
        InterceptorHarness session = bench.booted();

        bench.events.raise(EventBench.CP001, SecurityEventType.FIRMWARE_UPDATED, "1.1");

        assertThat(EventBench.told(session.outcome().toCsms())).isEmpty();
        assertThat(bench.logged()).hasSize(1);
    }

    @Test
    void asksNobodyIn201() {
        // OCPP 2.0.1 part 2, A04: no option, every CSMS knows the message.
        InterceptorHarness session = bench.session(OcppVersion.V2_0_1);
        session.fromStation("[2,\"h\",\"Heartbeat\",{}]");
        session.fromCsms("[3,\"h\",{\"currentTime\":\"2026-01-01T00:00:00Z\"}]");

        bench.events.raise(EventBench.CP001, SecurityEventType.FIRMWARE_UPDATED, "1.1");

        assertThat(EventBench.told(session.outcome().toCsms())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"1\",\"GetLog\",{\"logType\":\"SecurityLog\"}]",
                "[2,\"1\",\"ExtendedTriggerMessage\",{\"requestedMessage\":\"Heartbeat\"}]",
                "[2,\"1\",\"GetConfiguration\",{\"key\":[\"HeartbeatInterval\",\"securityprofile\"]}]",
                "[2,\"1\",\"ChangeConfiguration\",{\"key\":\"CpoName\",\"value\":\"Example\"}]"
            })
    void learnsFromWhatOnlyTheExtensionHas(String call) {
        InterceptorHarness session = bench.booted();

        session.fromCsms(call);

        assertThat(shown).containsExactly(EventBench.CP001);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"1\",\"GetConfiguration\",{}]",
                "[2,\"1\",\"GetConfiguration\",{\"key\":[\"HeartbeatInterval\"]}]",
                "[2,\"1\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":\"0011223344556677889900112233445566778899\"}]",
                "[2,\"1\",\"Reset\",{\"type\":\"Soft\"}]"
            })
    void learnsNothingFromWhatEveryCsmsSays(String call) {
        InterceptorHarness session = bench.booted();

        session.fromCsms(call);

        assertThat(shown).isEmpty();
    }
}
