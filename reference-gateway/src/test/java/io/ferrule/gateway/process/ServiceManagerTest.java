// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceManagerTest {

    private static final long PID = 4711;

    private final List<String> told = new ArrayList<>();

    private ServiceManager manager(Map<String, String> environment) {
        return ServiceManager.of(
                name -> Optional.ofNullable(environment.get(name)), PID, socket -> new ServiceManager.Messenger() {
                    @Override
                    public void send(List<String> assignments) {
                        told.add(socket + " " + String.join(" ", assignments));
                    }

                    @Override
                    public void close() {
                        told.add("closed");
                    }
                });
    }

    @Test
    void tellsNobodyWhereNobodyAsked() {
        ServiceManager manager = manager(Map.of("WATCHDOG_USEC", "30000000"));

        manager.ready("fine");

        assertThat(told).isEmpty();
        assertThat(manager.watchdog()).isEmpty();
    }

    @Test
    void saysThatTheStartIsCompleteInOneLine() {
        ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", "@socket"));

        manager.ready("southbound=:9000\nMAINPID=1");

        assertThat(told).containsExactly("@socket READY=1 STATUS=southbound=:9000 MAINPID=1");
    }

    @Test
    void tellsTheTimeOfAReload() {
        ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", "/run/s"));

        manager.reloading(Duration.ofNanos(1_234_567_890));

        assertThat(told).containsExactly("/run/s RELOADING=1 MONOTONIC_USEC=1234567 STATUS=reading the configuration");
    }

    @Test
    void asksForTheTimeThatTheEndMayTake() {
        ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", "/run/s"));

        manager.stopping(Duration.ofSeconds(30));

        assertThat(told).containsExactly("/run/s STOPPING=1 EXTEND_TIMEOUT_USEC=30000000 STATUS=open calls may finish");
    }

    @Test
    void knowsWithinWhichTimeASignOfLifeIsExpected() {
        ServiceManager manager =
                manager(Map.of("NOTIFY_SOCKET", "/run/s", "WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "4711"));

        manager.alive();

        assertThat(manager.watchdog()).contains(Duration.ofSeconds(30));
        assertThat(told).containsExactly("/run/s WATCHDOG=1");
    }

    @Test
    void leavesTheWatchdogOfAnotherProcessAlone() {
        ServiceManager manager =
                manager(Map.of("NOTIFY_SOCKET", "/run/s", "WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "1"));

        assertThat(manager.watchdog()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "", "99999999999999999999"})
    void takesNoTimeThatIsNone(String micros) {
        ServiceManager manager = manager(Map.of("NOTIFY_SOCKET", "/run/s", "WATCHDOG_USEC", micros));

        assertThat(manager.watchdog()).isEmpty();
    }
}
