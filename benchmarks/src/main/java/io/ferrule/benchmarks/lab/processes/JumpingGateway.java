// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.processes;

import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.ConfigFile;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.StartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The gateway with a clock that goes wrong: each line of standard input is a number of seconds to jump by. Ends when its
 * standard input ends, or by a signal.
 */
public final class JumpingGateway {

    private JumpingGateway() {}

    /** Runs as a process of its own; the argument is the configuration file. */
    public static void main(String[] arguments) throws ConfigException, StartException, IOException {
        JumpingClock clock = new JumpingClock(Clock.systemUTC(), new AtomicLong());
        try (Gateway gateway = Gateway.start(
                ConfigFile.read(Path.of(arguments[0]), name -> Optional.ofNullable(System.getenv(name))), clock)) {
            System.err.println("ready southbound=" + gateway.southbound().getHostString() + ":"
                    + gateway.southbound().getPort() + " admin="
                    + gateway.admin().getHostString() + ":"
                    + gateway.admin().getPort());
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                clock.jump(Duration.ofSeconds(Long.parseLong(line)));
            }
        }
    }

    private static final class JumpingClock extends Clock {

        private final Clock real;
        private final AtomicLong offsetSeconds;

        JumpingClock(Clock real, AtomicLong offsetSeconds) {
            this.real = real;
            this.offsetSeconds = offsetSeconds;
        }

        void jump(Duration by) {
            offsetSeconds.addAndGet(by.toSeconds());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new JumpingClock(real.withZone(zone), offsetSeconds);
        }

        @Override
        public Instant instant() {
            return real.instant().plusSeconds(offsetSeconds.get());
        }
    }
}
